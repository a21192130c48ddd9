import type { CounterDraftChange } from '@motcua/contracts/counter-api';
import { type AtCounter, Authorised, OnPaper, type PapersOnPaper, Wishes } from '@motcua/contracts/counter';
import { type FieldsPost, readFieldsPost } from '@motcua/form-pages/form-post';
import type { CompiledForm } from '@motcua/forms/compile';
import type { Post } from '@motcua/forms/read';
import type { CounterKey } from './words.ts';

/** Names of inputs that are no fields of the form begin with an underscore, which no field has. */
export const inputs = {
  got: (paper: string) => `_paper.${paper}.got`,
  form: (paper: string) => `_paper.${paper}.form`,
  copies: (paper: string) => `_paper.${paper}.copies`,
  remark: (paper: string) => `_paper.${paper}.remark`,
  behalf: { name: '_behalf.name', identityNumber: '_behalf.identityNumber', authorisation: '_behalf.authorisation' },
  language: '_language',
  notify: '_notify',
  result: '_result',
  postTo: '_postTo',
  account: '_account',
} as const;

export interface CounterPost extends FieldsPost {
  readonly version: number;
  readonly change: Pick<CounterDraftChange, 'answers' | 'onPaper' | 'wishes' | 'account' | 'behalf'>;
  /** What cannot be kept as it was typed, with where it is mended. */
  readonly wrong: readonly { readonly target: string; readonly key: CounterKey }[];
}

/** The one dense page of the counter. What is half typed beside the form is not kept, and said when it matters. */
export function readCounterPost(form: CompiledForm, body: Post, before: AtCounter): CounterPost {
  const post = readFieldsPost(form, form.sections.flatMap(({ fields }) => fields), body);
  const behalf = readBehalf(body);
  const papers = form.papers.map(({ paper }) => ({ id: paper.id, read: readPaper(body, paper.id) }));
  const wishes = Wishes.safeParse({ language: text(body, inputs.language), notify: text(body, inputs.notify), result: text(body, inputs.result), ...(text(body, inputs.postTo) ? { postTo: text(body, inputs.postTo) } : {}) });
  return {
    ...post,
    version: Number(body['version']) || 0,
    change: {
      answers: post.answers,
      onPaper: papersIn(form, body),
      wishes: wishes.success ? wishes.data : before.wishes,
      account: body[inputs.account] === 'true',
      ...(behalf === 'wrong' ? {} : { behalf }),
    },
    wrong: [
      ...papers.filter(({ read }) => read === 'wrong').map(({ id }) => ({ target: inputs.copies(id), key: 'wrong.copies' as const })),
      ...(behalf === 'wrong' ? [{ target: inputs.behalf.name, key: 'wrong.behalf' as const }] : []),
      ...(text(body, inputs.result) === 'post' && !text(body, inputs.postTo) ? [{ target: inputs.postTo, key: 'wrong.post-to' as const }] : []),
    ],
  };
}

/** The papers that were ticked, as far as they are told right. */
export function papersIn(form: CompiledForm, body: Post): PapersOnPaper {
  const ticked = form.papers.map(({ paper }) => [paper.id, readPaper(body, paper.id)] as const);
  return Object.fromEntries(ticked.flatMap(([id, read]) => (read && read !== 'wrong' ? [[id, read] as const] : [])));
}

const text = (body: Post, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
};

function readPaper(body: Post, paper: string): OnPaper | 'wrong' | undefined {
  if (body[inputs.got(paper)] !== 'true') return undefined;
  const remark = text(body, inputs.remark(paper));
  const read = OnPaper.safeParse({ form: text(body, inputs.form(paper)), copies: Number(text(body, inputs.copies(paper)) || '1'), ...(remark ? { remark } : {}) });
  return read.success ? read.data : 'wrong';
}

function readBehalf(body: Post): Authorised | null | 'wrong' {
  const { name, identityNumber, authorisation } = inputs.behalf;
  const typed = { name: text(body, name), identityNumber: text(body, identityNumber), authorisation: text(body, authorisation) };
  if (Object.values(typed).every((value) => value === '')) return null;
  const read = Authorised.safeParse(typed);
  return read.success ? read.data : 'wrong';
}
