// The toolbar's drawings, on a grid of 24. Those in POINTING point, and so turn round with the page.

export const ICONS = {
  link: ['M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1', 'M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1'],
  unlink: ['M16 14l3-3a4 4 0 0 0-6-6l-1 1', 'M8 10l-3 3a4 4 0 0 0 6 6l1-1', 'M4 4l16 16'],
  bullets: ['M9 6h11M9 12h11M9 18h11', 'M4.5 5.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM4.5 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM4.5 17.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z'],
  deeper: ['M4 5h16M11 10h9M11 14h9M4 19h16', 'M4 9l3 3-3 3'],
  out: ['M4 5h16M11 10h9M11 14h9M4 19h16', 'M7 9l-3 3 3 3'],
  picture: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 3-3 4 4', 'M15.5 8.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z'],
  gallery: ['M7 4h13v11H7z', 'M4 8v12h13', 'M7 13l4-4 3 3 2-2 4 4'],
  table: ['M4 5h16v14H4z', 'M4 10h16M4 14.5h16M10 5v14M15 5v14'],
  boilerplate: ['M6 3.5h9l4 4V20.5H6z', 'M14.5 3.5v4.5h4.5', 'M9 12h7M9 15.5h7'],
  rule: ['M4 12h16', 'M9 6h6M9 18h6'],
  language: ['M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z', 'M3.5 12h17', 'M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z'],
  isolate: ['M8 4H4v16h4M16 4h4v16h-4', 'M9 12h6'],
  direction: ['M4 8h14M15 5l3 3-3 3', 'M20 16H6M9 13l-3 3 3 3'],
  today: ['M4 6h16v14H4z', 'M4 10.5h16M8.5 3.5v4M15.5 3.5v4', 'M12 14.9a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z'],
  undo: ['M8 5L4 9l4 4', 'M4 9h10a5.5 5.5 0 0 1 0 11H9'],
  redo: ['M16 5l4 4-4 4', 'M20 9H10a5.5 5.5 0 0 0 0 11h5'],
  find: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L20 20'],
  more: ['M5 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM12 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM19 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z'],
  break: ['M19 5v6a3 3 0 0 1-3 3H5', 'M9 10l-4 4 4 4'],
  clear: ['M6 5h13M12 5l-2 8', 'M5 19l14-3', 'M9 19h6'],
  hidden: ['M3 12c5-8 13-8 18 0-5 8-13 8-18 0z', 'M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z'],
  attribution: ['M4 8h16M4 13h10', 'M11 19h9M9 17.5v3'],
  up: ['M12 19V5M6 11l6-6 6 6'],
  down: ['M12 5v14M6 13l6 6 6-6'],
  remove: ['M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13'],
};

export const POINTING = new Set(['bullets', 'deeper', 'out', 'undo', 'redo', 'break', 'attribution', 'link', 'unlink']);
