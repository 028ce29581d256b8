import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { show } from '../testing/render.tsx';
import { serve } from '../testing/server.ts';
import { holdReload, holdWhileTyped, mayReload } from './busy.ts';

let stop: () => void;
beforeEach(() => {
  serve({});
  stop = holdWhileTyped(document.body);
});
afterEach(() => stop());

const Form = ({ open }: { open: boolean }) =>
  open && (
    <form>
      <input aria-label="ghi chú" />
    </form>
  );

test('a form holds the page from the first letter until it is gone, and not by being there', async () => {
  const { user, again } = show(<Form open />);
  expect(mayReload()).toBe(true);
  await user.type(screen.getByLabelText('ghi chú'), 'a');
  expect(mayReload()).toBe(false);
  again(<Form open={false} />);
  await waitFor(() => expect(mayReload()).toBe(true));
});

test('whoever holds is waited for, each of them, and letting go twice is letting go once', () => {
  const [first, second] = [holdReload(), holdReload()];
  first();
  first();
  expect(mayReload()).toBe(false);
  second();
  expect(mayReload()).toBe(true);
});
