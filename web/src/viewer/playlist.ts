// The studio's playlists, as pieces in seconds of the film.

export interface Piece {
  readonly address: string;
  /** what the decoder needs before the piece */
  readonly init: string;
  readonly start: number;
  readonly end: number;
}

export function parse(list: string): Piece[] {
  const pieces: Piece[] = [];
  let init = "";
  let seconds = 0;
  let start = 0;
  for (const line of list.split("\n")) {
    if (line.startsWith("#EXT-X-MAP")) init = line.split('"')[1] ?? "";
    else if (line.startsWith("#EXTINF:")) seconds = Number.parseFloat(line.slice(8));
    else if (line && !line.startsWith("#")) {
      pieces.push({ address: line, init, start: Math.round(start * 1e5) / 1e5, end: start + seconds });
      start += seconds;
    }
  }
  return pieces;
}
