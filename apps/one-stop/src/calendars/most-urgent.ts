/** The first so many of what is put in, by a key, however much that is: memory stays the same. */
export class MostUrgent<Item> {
  private kept: { readonly key: string; readonly item: Item }[] = [];

  constructor(private readonly most: number) {}

  put(key: string, item: Item): void {
    this.kept.push({ key, item });
    if (this.kept.length >= 4 * this.most) this.cut();
  }

  inOrder(): Item[] {
    this.cut();
    return this.kept.map(({ item }) => item);
  }

  private cut(): void {
    this.kept = this.kept.sort((one, other) => (one.key < other.key ? -1 : 1)).slice(0, this.most);
  }
}
