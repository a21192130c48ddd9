export const LOOKUP_CONFIG = Symbol('lookup config');
