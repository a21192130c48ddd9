/** The services and the simulation's book differ. The sentences stand in messages/, under `wrong.<key>`. */
export class Wrong extends Error {
  constructor(key, params) {
    super(`${key} ${JSON.stringify(params)}`);
    this.name = 'Wrong';
    this.key = key;
    this.params = params;
  }
}
