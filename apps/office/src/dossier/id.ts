import { RequestProblem } from '@motcua/http/problem';
import { z } from 'zod';

/** A dossier's id in an address. What is none names no dossier: the page says so instead of calling the address malformed. */
export const DossierId = z.string().transform((text) => {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new RequestProblem(404, 'not-found');
  return id.data;
});
