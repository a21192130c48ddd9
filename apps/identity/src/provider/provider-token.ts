/** `@Inject(PROVIDER) private readonly provider: Provider` */
export const PROVIDER = Symbol('provider');
