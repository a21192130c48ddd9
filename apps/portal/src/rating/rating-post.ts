import { ratedAspects, Rating } from '@motcua/contracts/ratings-api';

type Post = Readonly<Record<string, unknown>>;

/** What a form of stars says; undefined when the overall ones are missing. Aspects that were passed over are absent. */
export function ratingIn(post: Post): Rating | undefined {
  const aspects = Object.fromEntries(ratedAspects.flatMap((aspect) => (post[aspect] ? [[aspect, Number(post[aspect])]] : [])));
  const comment = typeof post['comment'] === 'string' ? post['comment'].trim() : '';
  return Rating.safeParse({ stars: Number(post['stars']), ...(Object.keys(aspects).length > 0 ? { aspects } : {}), ...(comment ? { comment } : {}) }).data;
}
