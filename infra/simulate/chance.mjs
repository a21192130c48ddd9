export const oneOf = (random, list) => list[Math.floor(random() * list.length)];
