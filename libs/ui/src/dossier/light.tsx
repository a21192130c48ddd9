import type { ComponentChildren } from 'preact';
import { deadlineInWords } from '../format.tsx';
import type { Deadline, LightState } from '../format.tsx';
import { useLang } from '../words.tsx';

/** Shape, weight and colour only repeat what the words say. */
export function Light({ state, children }: { readonly state: LightState; readonly children: ComponentChildren }) {
  return <span class={`light ${state}`}>{children}</span>;
}

export function DeadlineLight(deadline: Deadline) {
  const lang = useLang();
  return <Light state={deadline.state}>{deadlineInWords(lang, deadline)}</Light>;
}
