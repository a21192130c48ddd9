/** Lists of choices by name, as `data/choice-lists.yaml` has them. */
export type ChoiceLists = Readonly<Record<string, unknown>>;

/**
 * A procedure as its file has it, with every `choices: { list: sexes }` replaced by the list itself: a published version carries what it
 * offers and does not change with the list.
 * @throws Error naming a list that there is not.
 */
export function withChoiceLists(content: unknown, lists: ChoiceLists): unknown {
  if (Array.isArray(content)) return content.map((part) => withChoiceLists(part, lists));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, key === 'choices' ? choicesOf(value, lists) : withChoiceLists(value, lists)]));
}

function choicesOf(value: unknown, lists: ChoiceLists): unknown {
  if (typeof value !== 'object' || value === null || !('list' in value)) return value;
  const { list } = value;
  if (typeof list !== 'string' || !Object.hasOwn(lists, list)) throw new Error(`There is no list of choices called ${String(list)}.`);
  return lists[list];
}
