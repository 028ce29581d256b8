import { type ReactNode, useState } from 'react';
import { usePrinting } from './printing.ts';

interface Props {
  title: ReactNode;
  children: ReactNode;
  className?: string;
  /** Whether it is open to begin with. */
  open?: boolean;
  /** What is in it is made, and asked for, once it has been opened. */
  lazy?: boolean;
  /** Whether paper has it open, wherever the screen has it closed. */
  onPaper?: boolean;
}

/** What most do not need at once, behind its title. Paper has it open. */
export function Fold({
  title,
  children,
  className = '',
  open: first = false,
  lazy = false,
  onPaper = true,
}: Props) {
  const printing = usePrinting() && onPaper;
  const [open, setOpen] = useState(first);
  const [seen, setSeen] = useState(first);
  return (
    <details
      className={`fold ${className}`.trim()}
      open={open || printing}
      onToggle={(event) => {
        if (printing) return;
        setOpen(event.currentTarget.open);
        setSeen(seen || event.currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {(seen || !lazy) && children}
    </details>
  );
}
