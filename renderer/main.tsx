import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/App.tsx';
import { ownLanguage, speak } from './lib/i18n.ts';
import { useSession } from './lib/session.ts';
import { queryClient } from './lib/trpc.ts';
import { heedPresses } from './ui/pressing.ts';
import { heedFirstClicks } from './ui/secondClick.ts';
import './app/theme.css';
import './ui/tags.css';
import './ui/ui.css';

// The page's policy forbids making code from text, which zod would do for speed.
z.config({ jitless: true });

heedFirstClicks();
heedPresses();
await speak(useSession.getState().session?.own.language ?? ownLanguage() ?? 'zh-CN');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
