/** Two short tones, made on the spot: the page's policy lets no sound file in. Silent until somebody has touched the page. */
export function chime(): void {
  const audio = new AudioContext();
  const at = audio.currentTime;
  for (const [index, pitch] of [880, 1175].entries()) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    const from = at + index * 0.18;
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(0.25, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.35);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.4);
    if (index === 1) tone.onended = () => void audio.close();
  }
}
