import { createContext, type ReactNode, useContext, useState } from 'react';
import { inLanguage, type Lang, type TwoLanguages } from '../shared/i18n/format.ts';
import type { Messages } from '../shared/i18n/messages.ts';
import { rememberLanguage } from './first.ts';
import { fetchWords, wordsOf } from './words.ts';

interface Language {
  lang: Lang;
  t: Messages;
  /** Fails where the words of that language cannot be fetched: then nothing changes. */
  choose(lang: Lang): Promise<void>;
  /** The text of a field kept in both languages: inLanguage(target, 'name'). */
  inLanguage<Field extends string>(record: TwoLanguages<Field>, field: Field): string;
}

const STORED = 'ccn.lang';

/** As it was chosen on this device, else as the browser asks, else Vietnamese. */
export function initialLanguage(): Lang {
  const stored = localStorage.getItem(STORED);
  if (stored === 'vi' || stored === 'en') return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return preferred.find((tag): tag is Lang => tag === 'vi' || tag === 'en') ?? 'vi';
}

const LanguageContext = createContext<Language | null>(null);

interface Provider {
  children: ReactNode;
  /** How the words of another language come here. */
  fetch?: (lang: Lang) => Promise<void>;
}

/** The words of the first language must be here (words.ts). */
export function LanguageProvider({ children, fetch = fetchWords }: Provider) {
  const [lang, setLang] = useState(() => {
    const first = initialLanguage();
    document.documentElement.lang = first;
    return first;
  });
  const choose = async (next: Lang) => {
    await fetch(next);
    localStorage.setItem(STORED, next);
    rememberLanguage(next);
    document.documentElement.lang = next;
    setLang(next);
  };
  const language: Language = {
    lang,
    t: wordsOf(lang),
    choose,
    inLanguage: (record, field) => inLanguage(record, field, lang),
  };
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** Other words for what stands within (named-words.tsx). */
export function WordsInstead({ words, children }: { words: Messages; children: ReactNode }) {
  const language = useLanguage();
  return <LanguageContext value={{ ...language, t: words }}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage outside LanguageProvider');
  return language;
}
