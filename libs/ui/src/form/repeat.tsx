import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

export interface RepeatProps {
  /** Name of the list; the fields of its third group are called `members.2.…`. */
  readonly name: string;
  /** Of one group: "Thành viên". Groups are counted: "Thành viên 2". */
  readonly itemName: string;
  readonly addLabel: string;
  /** How many groups the page leaves the server with. */
  readonly count: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** The fields of one group; `index` is its place, or `__index__` in the pattern that the script copies. */
  readonly children: (index: number | '__index__') => ComponentChildren;
}

/**
 * Groups that can be added and taken away. Without script the buttons post the form with `add=members` or
 * `remove=members.2`, and the server answers with one group more or less. Places may have gaps: the server closes them.
 */
export function Repeat({ name, itemName, addLabel, count, min = 0, max, children }: RepeatProps) {
  const places = Array.from({ length: count }, (_, index) => index);
  const group = (index: number | '__index__', removable: boolean) => (
    <Group name={name} itemName={itemName} index={index} removable={removable}>{children(index)}</Group>
  );
  return (
    <div class="repeat" data-repeat={name} data-min={min} {...(max === undefined ? {} : { 'data-max': max })}>
      {places.map((index) => group(index, count > min))}
      <template>{group('__index__', true)}</template>
      <button class="btn" type="submit" name="add" value={name} formNoValidate hidden={max !== undefined && count >= max}><Icon name="plus" />{addLabel}</button>
    </div>
  );
}

interface GroupProps { readonly name: string; readonly itemName: string; readonly index: number | '__index__'; readonly removable: boolean; readonly children: ComponentChildren }

function Group({ name, itemName, index, removable, children }: GroupProps) {
  const t = useWords();
  const title = `${itemName} ${index === '__index__' ? '__number__' : index + 1}`;
  return (
    <fieldset class="group" data-scope={`${name}.${index}.`}>
      <legend>{title}</legend>
      {children}
      {removable && (
        <button class="btn quiet group-remove" type="submit" name="remove" value={`${name}.${index}`} formNoValidate aria-label={t('form.remove-item', { item: title })}>{t('form.remove')}</button>
      )}
    </fieldset>
  );
}
