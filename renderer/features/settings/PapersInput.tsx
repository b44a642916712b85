import { Button, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAPERS, type PaperName, type PaperStyle, type Papers } from '../../../db/settings/papers.ts';

interface PapersInputProps {
  readonly id?: string | undefined;
  readonly value: Papers;
  readonly onChange: (value: Papers) => void;
}

/** 打印样式: logo and footer of every form, title and left-out fields of single ones. */
export function PapersInput({ id, value, onChange }: PapersInputProps) {
  const { t } = useTranslation('settings');
  const [paper, setPaper] = useState<PaperName>(PAPERS[0]);
  const style = value.styles.find((one) => one.paper === paper) ?? { paper, title: '', hidden: [] };
  const restyle = (patch: Partial<PaperStyle>) => {
    const next = { ...style, ...patch };
    const others = value.styles.filter((one) => one.paper !== paper);
    const bare = next.title === '' && next.hidden.length === 0;
    onChange({ ...value, styles: bare ? others : [...others, next] });
  };
  return (
    <div id={id} className="papers-input">
      <div className="papers-logo">
        {value.logo !== '' && <img src={value.logo} alt={t('papers.logo')} />}
        <Upload
          accept="image/png,image/jpeg"
          showUploadList={false}
          beforeUpload={(file) => {
            void asDataAddress(file).then((logo) => onChange({ ...value, logo }));
            return false;
          }}
        >
          <Button size="small">{t(value.logo === '' ? 'papers.addLogo' : 'papers.changeLogo')}</Button>
        </Upload>
        {value.logo !== '' && (
          <button type="button" className="link" onClick={() => onChange({ ...value, logo: '' })}>
            {t('papers.noLogo')}
          </button>
        )}
      </div>
      <Input
        aria-label={t('papers.footer')}
        placeholder={t('papers.footer.hint')}
        value={value.footer}
        maxLength={120}
        onChange={(event) => onChange({ ...value, footer: event.target.value })}
      />
      <Select<PaperName>
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('papers.which')}
        value={paper}
        onChange={setPaper}
        options={PAPERS.map((name) => ({
          value: name,
          label: value.styles.some((one) => one.paper === name)
            ? t('papers.adapted', { name: t(`paper.${name}`) })
            : t(`paper.${name}`),
        }))}
      />
      <Input
        aria-label={t('papers.title')}
        placeholder={t('papers.title.hint', { name: t(`paper.${paper}`) })}
        value={style.title}
        maxLength={40}
        onChange={(event) => restyle({ title: event.target.value })}
      />
      <Select<string[]>
        mode="tags"
        aria-label={t('papers.hidden')}
        placeholder={t('papers.hidden.hint')}
        tokenSeparators={['、', '，', ',', ' ']}
        open={false}
        suffixIcon={null}
        value={[...style.hidden]}
        onChange={(hidden) => restyle({ hidden })}
      />
    </div>
  );
}

const asDataAddress = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
