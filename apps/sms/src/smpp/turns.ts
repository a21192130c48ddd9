import { DependencyAway } from '@motcua/auth/errors';

/** So many things under way at once, the next ones in their turn, and so many waiting at most: a network that is slow must not fill our memory. */
export class Turns {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number, private readonly mostWaiting: number) {}

  /** @throws DependencyAway when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.underWay -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.underWay < this.most) {
      this.underWay += 1;
      return;
    }
    if (this.waiting.length >= this.mostWaiting) throw new DependencyAway('the network takes messages too slowly; it');
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
