/** On a large screen the picture, the cards and the tracks have the room, not the emptiness around them. */
export const LARGE = innerWidth >= 2400 && innerHeight >= 1200;
