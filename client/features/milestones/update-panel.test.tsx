import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { show } from '../../testing/render.tsx';
import { dueOf, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ReviewForm } from './review-form.tsx';
import { UpdatePanel } from './update-panel.tsx';
import { WorkDues } from './work-dues.tsx';

const READ_ONLY = 'Chỉ cập nhật được khi xem tại ngày hôm nay.';

describe('updates can be made only on the day that is today', () => {
  const review = <ReviewForm subject={subjectOf()} date="2025-02-10" document={null} />;
  test.each([
    ['an update', <UpdatePanel key="u" subject={subjectOf()} />],
    ['a review', review],
  ])('%s: verbs today, a sentence on any other day', async (_name, element) => {
    serve({});
    const today = show(element);
    expect(await screen.findAllByRole('button')).toHaveLength(2);
    expect(screen.queryByText(READ_ONLY)).toBeNull();
    today.unmount();
    for (const day of ['2025-03-30', '2025-04-01']) {
      const other = show(element, { at: `/?asof=${day}` });
      await screen.findByText(READ_ONLY);
      expect(screen.queryAllByRole('button')).toEqual([]);
      other.unmount();
    }
  });

  test('what is due can be reported on today, and not while looking back', async () => {
    serve({});
    const today = show(<WorkDues dues={[dueOf()]} />);
    await screen.findByRole('button', { name: 'Báo cáo hoàn thành' });
    today.unmount();
    show(<WorkDues dues={[dueOf()]} />, { at: '/?asof=2025-03-30' });
    await screen.findByText('Bãi Sậy');
    expect(screen.queryByRole('button', { name: 'Báo cáo hoàn thành' })).toBeNull();
  });

  test('a form that is open closes when one turns to another day', async () => {
    serve({});
    const { user, again } = show(<UpdatePanel subject={subjectOf()} />);
    await user.click(await screen.findByRole('button', { name: 'Báo cáo hoàn thành' }));
    await screen.findByLabelText('Số văn bản');
    window.history.replaceState(null, '', '/?asof=2025-03-30');
    window.dispatchEvent(new PopStateEvent('popstate'));
    again(<UpdatePanel subject={subjectOf()} />);
    await screen.findByText(READ_ONLY);
    expect(screen.queryByLabelText('Số văn bản')).toBeNull();
  });
});
