import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'motcua:public';

/** A route that anyone may call. Everything else needs a signed-in actor (`@motcua/auth`). */
export const Public = () => SetMetadata(PUBLIC, true);
