export const NOTIFY_CONFIG = Symbol('notify config');
