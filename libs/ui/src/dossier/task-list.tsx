import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

export type TaskState = 'not-started' | 'doing' | 'done' | 'locked';

export interface Task {
  readonly label: string;
  /** None while the task is locked. */
  readonly href?: string | undefined;
  readonly state: TaskState;
  readonly current?: boolean | undefined;
  /** Instead of the state's own words: "Sau khi xong 5 phần". */
  readonly said?: ComponentChildren | undefined;
  readonly detail?: string | undefined;
}

export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return <ol class="task-list">{tasks.map((task) => <li><TaskName task={task} /><TaskSaid task={task} /></li>)}</ol>;
}

function TaskName({ task: { label, href, current, detail } }: { task: Task }) {
  const name = href ? <a href={href} {...(current ? { 'aria-current': 'step' as const } : {})}>{label}</a> : <span>{label}</span>;
  return detail ? <span>{name}<br /><small class="soft">{detail}</small></span> : name;
}

function TaskSaid({ task: { state, said } }: { task: Task }) {
  const t = useWords();
  const kind = state === 'done' || state === 'doing' ? `task-state ${state}` : 'task-state';
  return (
    <span class={kind}>
      {state === 'done' && <Icon name="check" />}{state === 'locked' && <Icon name="lock" />}{said ?? t(`task.${state}`)}
    </span>
  );
}
