// Made by `make docs` from the server's schema; a test keeps it current. Do not edit.

export interface ActSaid {
  kind: string;
  targets: Targets;
}

export interface AddEffect {
  kind: "add_effect";
  shot: number | string;
  what: string;
  offset?: number;
  frames?: number | null;
  gain_db?: number;
  media?: string | null;
}

export interface AddMarker {
  kind: "add_marker";
  name: string;
  frame?: number | null;
  timecode?: string | null;
  shot?: number | string | null;
  offset?: number;
  hit?: boolean;
  colour?: "pink" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta" | "black" | "white" | null;
}

export interface AddScene {
  kind: "add_scene";
  location: string;
  interior?: "INT." | "EXT." | "INT./EXT.";
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night";
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind";
  purpose?: string;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action";
  tension?: number;
  shots?: ShotDraft[];
  after?: number | string | null;
  before?: number | string | null;
}

export interface AddShot {
  prompt: string;
  size?: "extreme wide" | "wide" | "full" | "medium wide" | "medium" | "medium close-up" | "close-up" | "extreme close-up" | "insert";
  coverage?: "single" | "two-shot" | "group" | "over the shoulder" | "point of view" | "empty";
  angle?: "eye level" | "low" | "high" | "overhead" | "dutch";
  move?: "static" | "pan left" | "pan right" | "tilt up" | "tilt down" | "push in" | "pull out" | "track left" | "track right" | "crane up" | "crane down" | "handheld" | "zoom in" | "zoom out";
  pace?: "slow" | "normal" | "fast";
  light?: string;
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night" | null;
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind" | null;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action" | null;
  location?: string;
  staging?: Staged[];
  props?: Prop[];
  focus?: string;
  frames?: number;
  generator?: string;
  lines?: LineDraft[];
  effects?: EffectDraft[];
  ambience?: string;
  music?: MusicDraft | "out" | null;
  transition?: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | null;
  transition_frames?: number;
  title?: TitleDraft | null;
  kind: "add_shot";
  seconds?: number | null;
  after?: number | string | null;
  before?: number | string | null;
  scene?: number | string | null;
}

export interface AddTitle {
  kind: "add_title";
  text: string;
  style?: "title" | "credits" | "lower third" | "card";
  clip?: number | string | null;
  card?: "opening" | "before" | "closing" | null;
  offset?: number;
  frames?: number;
}

export type AnyEdit = SetTitle | SetLogline | SetTreatment | SetLook_Input | SetCharacter | RemoveCharacter | SetLocation | AddScene | RemoveScene | MoveScene | SwapScenes | ReviseScene | SplitScene | MergeScenes | AddShot | RemoveShot | MoveShot | SwapShots | ReviseShot | SplitShot | MergeShots | WriteScript_Input | PrintTake_Input | ImportTake_Input | SetShotState | Circle | Reject | ChooseTake | SetDuration | Trim | Ripple | Roll | Slip | Slide | Lift | Extract | Insert | Overwrite | Blade | SplitEdit | SetSpeed_Input | Freeze | SetTransition | AddTitle | ReviseTitle | RemoveTitle | SetCaption | SetGrade | SetFraming | SetFilmGrade | ImportLut | SetOverlay | Recut_Input | SetMusic | RemoveMusic | SetAmbience | AddEffect | RemoveEffect | SetLine | RemoveLine | ImportCaptions | SetVoice | SetGain | Mute | SetDucking | SetScore | SetSoundCrossfade | AddMarker | RemoveMarker | NameCut | SetState | LockPicture | UnlockPicture | Undo | Redo | Revert;

export type AnyOrder = Generate | Retake | Cancel | Quote | Render | tools__film__orders__Export | ImportMedia | Spot | Compose;

export interface Appearance {
  form?: "human" | "robot" | "quadruped" | "bird" | "ghost";
  species?: string;
  age?: number;
  sex?: "f" | "m";
  build?: number;
  skin?: string;
  eye?: string;
  hair?: string;
  hair_style?: "short" | "bob" | "long" | "braids" | "bun" | "curly" | "fringe" | "none";
  beard?: "" | "full" | "moustache" | "stubble";
  beard_colour?: string;
  hat?: "" | "souwester" | "baker" | "scarf" | "cap" | "brim" | "hood" | "helmet" | "crown" | "headphones";
  hat_colour?: string;
  glasses?: string;
  outfit?: "coat" | "oilskin" | "dress" | "apron" | "work" | "suit" | "uniform" | "robe" | "spacesuit";
  top?: string;
  under?: string;
  bottom?: string;
  accent?: string;
  shoes?: string;
  lips?: string;
  freckles?: number;
}

export interface AppearanceChange {
  form?: "human" | "robot" | "quadruped" | "bird" | "ghost" | null;
  species?: string | null;
  age?: number | null;
  sex?: "f" | "m" | null;
  build?: number | null;
  skin?: string | null;
  eye?: string | null;
  hair?: string | null;
  hair_style?: "short" | "bob" | "long" | "braids" | "bun" | "curly" | "fringe" | "none" | null;
  beard?: "" | "full" | "moustache" | "stubble" | null;
  beard_colour?: string | null;
  hat?: "" | "souwester" | "baker" | "scarf" | "cap" | "brim" | "hood" | "helmet" | "crown" | "headphones" | null;
  hat_colour?: string | null;
  glasses?: string | null;
  outfit?: "coat" | "oilskin" | "dress" | "apron" | "work" | "suit" | "uniform" | "robe" | "spacesuit" | null;
  top?: string | null;
  under?: string | null;
  bottom?: string | null;
  accent?: string | null;
  shoes?: string | null;
  lips?: string | null;
  freckles?: number | null;
}

export interface Aside {
  turn: number;
  text: string;
  choices: string[];
}

export interface Asker {
  name?: string;
  place?: string;
}

export interface BegunShown {
  asker: Asker;
  at: string;
}

export interface BinnedShown {
  slate: string;
  prompt: string;
  id: string;
  media: string;
  generator: string;
  cost: string;
}

export interface Blade {
  kind: "blade";
  at: number;
  track?: string;
}

export interface Bladed {
  kind: "bladed";
  clip: string;
  new: string;
  at: number;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface CameraJobEvent {
  number: number;
  at: number;
  state: "queued" | "submitting" | "running" | "reconciling" | "unknown" | "arrived" | "done" | "failed" | "cancelled";
  what: string;
}

export interface CameraJobList {
  jobs: CameraJobShown[];
}

export interface CameraJobShown {
  job: string;
  kind: string;
  film: string;
  shot: string;
  prompt: string;
  service: string;
  state: "queued" | "submitting" | "running" | "reconciling" | "unknown" | "arrived" | "done" | "failed" | "cancelled";
  at_service: string;
  cost: string;
  progress: number;
  code: string;
  problem: string;
  tries: number;
  worker: string;
  asked: number;
  changed: number;
  deadline: number | null;
}

export interface CameraJobTold {
  job: string;
  kind: string;
  film: string;
  shot: string;
  prompt: string;
  service: string;
  state: "queued" | "submitting" | "running" | "reconciling" | "unknown" | "arrived" | "done" | "failed" | "cancelled";
  at_service: string;
  cost: string;
  progress: number;
  code: string;
  problem: string;
  tries: number;
  worker: string;
  asked: number;
  changed: number;
  deadline: number | null;
  events: CameraJobEvent[];
}

export interface Cancel {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "cancel";
}

export interface Cap {
  usd: number | string | null;
}

export interface CapGiven {
  film: string;
  cap: string | null;
  left: string | null;
}

export interface CapsShown {
  film: string | null;
  day: string | null;
  services: Record<string, string>;
  films: Record<string, string>;
}

export interface CaptionLine {
  start: number;
  frames: number;
  text: string;
  speaker?: string;
}

export interface CaptionSet {
  kind: "caption_set";
  cue: string;
}

export interface CaptionShown {
  cue: string;
  text: string;
}

export interface Changed {
  revision: number;
  kind: string;
  actor: string;
  message: string;
  at: string;
  asker: Asker;
  edit: SetTitle | SetLogline | SetTreatment | SetLook_Output | SetCharacter | RemoveCharacter | SetLocation | AddScene | RemoveScene | MoveScene | SwapScenes | ReviseScene | SplitScene | MergeScenes | AddShot | RemoveShot | MoveShot | SwapShots | ReviseShot | SplitShot | MergeShots | WriteScript_Output | PrintTake_Output | ImportTake_Output | SetShotState | Circle | Reject | ChooseTake | SetDuration | Trim | Ripple | Roll | Slip | Slide | Lift | Extract | Insert | Overwrite | Blade | SplitEdit | SetSpeed_Output | Freeze | SetTransition | AddTitle | ReviseTitle | RemoveTitle | SetCaption | SetGrade | SetFraming | SetFilmGrade | ImportLut | SetOverlay | Recut_Output | SetMusic | RemoveMusic | SetAmbience | AddEffect | RemoveEffect | SetLine | RemoveLine | ImportCaptions | SetVoice | SetGain | Mute | SetDucking | SetScore | SetSoundCrossfade | AddMarker | RemoveMarker | NameCut | SetState | LockPicture | UnlockPicture | Undo | Redo | Revert | null;
  facts: (TitleSet | LoglineSet | TreatmentSet | LookChanged | CharacterSet | CharacterRemoved | LocationSet | ScriptWritten | SceneAdded | SceneRemoved | SceneMoved | ScenesSwapped | SceneRevised | SceneSplit | ScenesMerged | ShotAdded | ShotRemoved | ShotMoved | ShotsSwapped | ShotRevised | ShotReopened | ShotSplit | ShotsMerged | ShotStateSet | TakePrinted | TakeCircled | TakeRejected | TakeChosen | DurationSet | Trimmed | Rippled | Rolled | Slipped | Slid | Lifted | Extracted | Inserted | Overwritten | Bladed | SoundSplit | SpeedSet | FrameFrozen | TransitionSet | TransitionDropped | TitleAdded | TitleRevised | TitleRemoved | CaptionSet | Graded | FramingSet | FilmGraded | LutImported | OverlaySet | CutTakenBack | CueAdded | CueChanged | CueRemoved | VoiceSet | GainSet | MuteSet | DuckingSet | ScoreSet | SoundCrossfadeSet | MarkerAdded | MarkerRemoved | CutNamed | StateSet | PictureLocked | PictureUnlocked | Undone | Redone | Reverted)[];
  changes: string[];
}

export interface Character {
  id: string;
  name: string;
  canon?: string;
  appearance?: Appearance;
  voice?: Voice;
  references?: string[];
  seed?: number;
}

export interface CharacterRemoved {
  kind: "character_removed";
  character: string;
}

export interface CharacterSet {
  kind: "character_set";
  character: string;
  added: boolean;
}

export interface Chat {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "chat";
  data: EventShown;
}

export interface ChooseTake {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "choose_take";
  take?: number | "best" | string;
}

export interface Circle {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "circle";
  takes?: string[];
}

export interface ClipShown {
  id: string;
  shot: string;
  slate: string;
  start: number;
  frames: number;
  source_in: number;
  speed: string;
  freeze: boolean;
  take: number | null;
  room: [number | null, number | null];
  slip: [number, number] | null;
  sound: boolean;
  sound_lead: number;
  sound_tail: number;
  gain_db: number;
  muted: boolean;
}

export interface CommentChanged {
  state: "open" | "done";
}

export interface CommentList {
  comments: CommentShown[];
}

export interface CommentSent {
  text: string;
  frame: number;
  about?: number | null;
  name?: string;
}

export interface CommentShown {
  number: number;
  frame: number | null;
  timecode: string | null;
  shot: string;
  slate: string | null;
  said_at: number;
  revision: number;
  text: string;
  author: string;
  guest: boolean;
  about: number | null;
  state: "open" | "done";
  closed_by: string;
  turn: number | null;
  at: string;
}

export interface Commented {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "comment";
  data: CommentShown;
}

export interface Compose {
  kind: "compose";
  seed?: number | null;
}

export interface Conversation {
  messages: TurnShown[];
  waiting: Waiting | null;
}

export interface CueAdded {
  kind: "cue_added";
  cue: string;
  cue_kind: "dialogue" | "music" | "effect" | "ambience";
  shot: string;
}

export interface CueChanged {
  kind: "cue_changed";
  cue: string;
  cue_kind: "dialogue" | "music" | "effect" | "ambience";
  shot: string;
}

export interface CueRemoved {
  kind: "cue_removed";
  cue: string;
  cue_kind: "dialogue" | "music" | "effect" | "ambience";
  shot: string;
}

export interface CueShown {
  id: string;
  kind: "dialogue" | "music" | "effect" | "ambience";
  what: string;
  start: number;
  frames: number | null;
  estimated: boolean;
  timecode: string;
  slate: string;
  speaker: string | null;
  voice_over: boolean;
  in_take: boolean;
  mood: string | null;
  gain_db: number;
  muted: boolean;
}

export interface CutNamed {
  kind: "cut_named";
  name: string;
  revision: number;
}

export interface CutTakenBack {
  kind: "cut_taken_back";
  file: string;
  clips: string[];
}

export interface DeliveryList {
  deliveries: DeliveryShown[];
}

export interface DeliveryShown {
  id: string;
  film: string;
  revision: number;
  form: string;
  draft: boolean;
  name: string;
  bytes: number;
  finished: string;
  file: string;
  asker: Asker;
}

export interface DuckingSet {
  kind: "ducking_set";
  duck_db: number;
}

export interface DurationSet {
  kind: "duration_set";
  shot: string;
  frames: number;
}

export interface Edited {
  film: string;
  revision: number;
  facts: Record<string, unknown>[];
}

export interface EffectDraft {
  what: string;
  offset?: number;
  gain_db?: number;
}

export interface EventList {
  events: EventShown[];
}

export interface EventShown {
  number: number;
  turn: number;
  kind: string;
  value: Record<string, unknown>;
  at: string;
}

export interface Export {
  kind: "export";
  name: string;
  burned?: boolean;
  out?: string | null;
  budget?: number | string | null;
  dry_run?: boolean;
}

export interface Extract {
  clip?: number | string | null;
  start?: number | null;
  end?: number | null;
  track?: string;
  kind: "extract";
}

export interface Extracted {
  kind: "extracted";
  track: string;
  start: number;
  end: number;
}

export interface Facts {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "facts";
  data: Changed;
}

export interface Failure {
  error: FailureSaid;
}

export interface FailureSaid {
  code: string;
  message: string;
  data: Record<string, unknown>;
}

export interface Figure {
  who?: string;
  boxes: [number, number, number, number][];
  weight?: number;
}

export interface FilmGraded {
  kind: "film_graded";
}

export interface FilmList {
  films: FilmListed[];
}

export interface FilmListed {
  film: string;
  title: string;
  revision: number;
  changed: string;
}

export interface FilmShown {
  film: string;
  title: string;
  revision: number;
  state: "development" | "assembly" | "rough cut" | "fine cut" | "picture lock" | "delivered";
  locked: boolean;
  rate: string;
  size: [number, number];
  seconds: number;
  frames: number;
  logline: string;
  treatment: string;
  idea: string;
  look: LookShown;
  characters: PersonShown[];
  locations: PlaceShown[];
  scenes: SceneShown[];
  timeline: TimelineShown;
  cues: CueShown[];
  mix: Mix;
  cuts: Record<string, number>;
  ledger: api__film_answers__LedgerShown;
}

export interface Foretold {
  film: string;
  revision: number;
  form: string;
  losses: string[];
}

export interface FrameFrozen {
  kind: "frame_frozen";
  clip: string;
  frames: number;
}

export interface FramingSet {
  kind: "framing_set";
  clip: string;
  fit: "letterbox" | "blur" | "fill" | "house";
}

export interface Freeze {
  kind: "freeze";
  clip: number | string;
  at?: number;
  frames?: number | null;
}

export interface GainSet {
  kind: "gain_set";
  target: string;
  gain_db: number;
}

export interface GateSaid {
  preview: string;
  cost: number;
}

export interface Generate {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "generate";
  takes?: number | null;
  generator?: string | null;
  draft?: boolean;
  budget?: number | string | null;
  within?: number | null;
  resolution?: "720p" | "1080p" | "4k" | null;
}

export interface GeneratorList {
  generators: GeneratorShown[];
}

export interface GeneratorShown {
  name: string;
  title: string;
  kind: "camera" | "presenter" | "import";
  usable: boolean;
  why_not: string;
  needs_key: boolean;
  checked: string;
  at_once: number;
  a_minute: number;
  looks_up: boolean;
  cancels: "no" | "queued" | "yes";
  models: ModelShown[];
}

export interface Graded {
  kind: "graded";
  shot: string;
}

export interface Greeting {
  count: number;
  people: Present[];
  you: string;
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  revision: number;
  jobs: JobShown[];
}

export interface Guest {
  name: string;
}

export interface Health {
  ok: boolean;
  version: string;
}

export interface Heard {
  heard: boolean;
}

export interface Hello {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "hello";
  data: Greeting;
}

export interface Here {
  type: "here";
  view?: string;
  frame?: number | null;
  shot?: string | null;
  playing?: boolean;
  name?: string;
}

export interface Idea {
  idea: string;
  minutes?: number | null;
  seed?: number;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  style?: string;
  draft?: boolean;
}

export interface ImportCaptions {
  kind: "import_captions";
  file?: string;
  lines: CaptionLine[];
}

export interface ImportLut {
  kind: "import_lut";
  name: string;
  media: string;
}

export interface ImportMedia {
  kind: "import_media";
  files: string[];
  shot?: number | string | null;
  place?: "planned" | "new";
  places?: Record<string, string>;
  whole?: boolean;
  hold?: boolean;
  dry_run?: boolean;
  accept?: string;
}

export interface ImportTake {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack | null;
  cost?: number | string;
  origin?: Origin | null;
  shot: number | string;
  kind: "import_take";
}

export interface ImportTake_Input {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Input | null;
  cost?: number | string;
  origin?: Origin | null;
  shot: number | string;
  kind: "import_take";
}

export interface ImportTake_Output {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Output | null;
  cost?: string;
  origin?: Origin | null;
  shot: number | string;
  kind: "import_take";
}

export interface Imports {
  uploads: string[];
}

export interface Insert {
  shot: number | string;
  take?: string | null;
  at: number;
  source_in?: number;
  frames?: number | null;
  track?: string;
  kind: "insert";
}

export interface Inserted {
  kind: "inserted";
  clip: string;
  track: string;
  at: number;
}

export interface Job {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "job";
  data: JobShown;
}

export interface JobList {
  jobs: JobShown[];
}

export interface JobShown {
  id: string;
  film: string;
  order: string;
  state: "queued" | "running" | "stopping" | "done" | "failed" | "cancelled";
  stage: string;
  done: number;
  total: number;
  what: string;
  asked: string;
  begun: string | null;
  ended: string | null;
  result: Record<string, unknown> | null;
  file: string | null;
  error: FailureSaid | null;
  asker: Asker;
  goes_on: string;
  idea: string;
  stopper: Asker | null;
}

export interface KeyChecked {
  service: string;
  ok: boolean;
  problem: string;
}

export interface KeyGiven {
  settings: Record<string, string>;
}

export interface KeyList {
  keys: KeyShown[];
}

export interface KeyShown {
  service: string;
  title: string;
  ready: boolean;
  why_not: string;
  settings: Record<string, "environment" | "home" | null>;
}

export interface LedgerLine {
  job: string;
  film: string;
  shot: string;
  service: string;
  day: string;
  state: "reserved" | "settled" | "released";
  quoted: string;
  charged: string;
  estimated: boolean;
  reason: string;
}

export interface Lift {
  clip?: number | string | null;
  start?: number | null;
  end?: number | null;
  track?: string;
  kind: "lift";
}

export interface Lifted {
  kind: "lifted";
  track: string;
  start: number;
  end: number;
}

export interface LineDraft {
  speaker?: string;
  text: string;
  voice_over?: boolean;
  offset?: number;
}

export interface Location {
  id: string;
  name: string;
  canon?: string;
  set_kind?: string;
  interior?: boolean;
  references?: string[];
  seed?: number;
}

export interface LocationSet {
  kind: "location_set";
  location: string;
  added: boolean;
}

export interface LockPicture {
  kind: "lock_picture";
}

export interface LogLine {
  revision: number;
  kind: string;
  edit: Record<string, unknown>;
  actor: string;
  message: string;
  at: string;
  asker: Asker;
}

export interface LogShown {
  begun: BegunShown;
  log: LogLine[];
}

export interface LoglineSet {
  kind: "logline_set";
}

export interface LookChanged {
  kind: "look_changed";
  changed: string[];
}

export interface LookShown {
  style: string;
  palette: string;
  aspect: string;
}

export interface LutImported {
  kind: "lut_imported";
  name: string;
}

export interface MarkerAdded {
  kind: "marker_added";
  marker: string;
  frame: number;
}

export interface MarkerRemoved {
  kind: "marker_removed";
  marker: string;
}

export interface MarkerShown {
  id: string;
  frame: number;
  name: string;
  hit: boolean;
  colour: "pink" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta" | "black" | "white" | null;
}

export interface Material {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack | null;
  cost?: number | string;
  origin?: Origin | null;
}

export interface Material_Input {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Input | null;
  cost?: number | string;
  origin?: Origin | null;
}

export interface Material_Output {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Output | null;
  cost?: string;
  origin?: Origin | null;
}

export interface Me {
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  film: string | null;
  guest: boolean;
  known: boolean;
}

export interface MergeScenes {
  kind: "merge_scenes";
  scene: number | string;
  other: number | string;
}

export interface MergeShots {
  kind: "merge_shots";
  shot: number | string;
  other: number | string;
  prompt?: string | null;
}

export interface MessageSent {
  message: string;
  dry_run?: boolean;
  answering?: number | null;
  uploads?: string[];
  name?: string;
}

export interface Missed {
}

export interface Mix {
  stem_gain_db?: Record<string, number>;
  muted_stems?: ("DX" | "MX" | "FX")[];
  speaker_gain_db?: Record<string, number>;
  production_gain_db?: number;
  production_muted?: boolean;
  duck_db?: number;
  score_seed?: number;
  narrator?: Voice;
}

export interface ModelShown {
  id: string;
  title: string;
  retired_on: string | null;
  substitute: string;
  seconds: number[];
  longest: number;
  price: Price;
}

export interface MoveScene {
  kind: "move_scene";
  scene: number | string;
  after?: number | string | null;
  before?: number | string | null;
}

export interface MoveShot {
  kind: "move_shot";
  shot: number | string;
  after?: number | string | null;
  before?: number | string | null;
}

export interface MusicDraft {
  mood: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action";
  words?: string;
}

export interface Mute {
  kind: "mute";
  stem?: "DX" | "MX" | "FX" | null;
  cue?: string | null;
  clip?: number | string | null;
  production?: boolean;
  muted?: boolean;
}

export interface MuteSet {
  kind: "mute_set";
  target: "DX" | "MX" | "FX" | string;
  muted: boolean;
}

export interface NameCut {
  kind: "name_cut";
  name: string;
  revision?: number | null;
}

export interface NewRole {
  role: "owner" | "director" | "editor" | "viewer";
}

export interface NewShot {
  prompt: string;
  take: Material;
}

export interface NewShot_Input {
  prompt: string;
  take: Material_Input;
}

export interface NewShot_Output {
  prompt: string;
  take: Material_Output;
}

export interface Newcomer {
  name: string;
  role?: "owner" | "director" | "editor" | "viewer";
}

export interface NewsList {
  newest: number;
  missed: boolean;
  news: WireEvent[];
}

export interface OrderSaid {
  kind: string;
  targets: Targets;
  result: Record<string, unknown>;
}

export interface Origin {
  source?: "digitalCapture" | "computationalCapture" | "negativeFilm" | "positiveFilm" | "print" | "humanEdits" | "compositeWithTrainedAlgorithmicMedia" | "algorithmicallyEnhanced" | "digitalCreation" | "dataDrivenMedia" | "trainedAlgorithmicMedia" | "algorithmicMedia" | "screenCapture" | "virtualRecording" | "composite" | "compositeCapture" | "compositeSynthetic" | null;
  service?: string;
  model?: string;
  signer?: string;
  credentials?: "none" | "valid" | "invalid" | "unreadable";
  problem?: string;
  marks?: string[];
}

export interface OverlaySet {
  kind: "overlay_set";
  clip: string;
}

export interface Overwrite {
  shot: number | string;
  take?: string | null;
  at: number;
  source_in?: number;
  frames?: number | null;
  track?: string;
  kind: "overwrite";
}

export interface Overwritten {
  kind: "overwritten";
  clip: string;
  track: string;
  at: number;
}

export interface PassGiven {
  id: string;
  kind: "person" | "guest";
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  film: string | null;
  since: string;
  token: string;
}

export interface PassList {
  people: PassShown[];
}

export interface PassShown {
  id: string;
  kind: "person" | "guest";
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  film: string | null;
  since: string;
}

export interface People {
  count: number;
  people: Present[];
}

export interface PersonShown {
  id: string;
  name: string;
  canon: string;
  voice: string;
}

export interface PictureLocked {
  kind: "picture_locked";
}

export interface PictureUnlocked {
  kind: "picture_unlocked";
}

export interface Ping {
  type: "ping";
}

export interface PlaceShown {
  id: string;
  name: string;
  canon: string;
}

export interface Playable {
  revision: number;
  segments: Segment[];
  whole?: boolean;
  sound?: boolean | null;
}

export interface Pong {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "pong";
  data?: Missed;
}

export interface Presence {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "presence";
  data: People;
}

export interface Present {
  id: string;
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  view?: string;
  frame?: number | null;
  shot?: string | null;
  playing?: boolean;
}

export interface Preview {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "preview";
  data: Playable;
}

export interface PreviewShown {
  film: string;
  revision: number;
  rate: string;
  frames: number;
  size: [number, number];
  lead: number;
  segments: Segment[];
  sound: SoundShown;
}

export interface Price {
  per_second?: Record<string, string>;
  per_clip?: Record<string, string>;
  per_second_sound?: Record<string, string>;
  dated?: string | null;
  source?: string;
}

export interface PrintTake {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack | null;
  cost?: number | string;
  origin?: Origin | null;
  shot: number | string;
  kind: "print_take";
}

export interface PrintTake_Input {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: number | string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Input | null;
  cost?: number | string;
  origin?: Origin | null;
  shot: number | string;
  kind: "print_take";
}

export interface PrintTake_Output {
  media: string;
  frames: number;
  head?: number;
  before?: number;
  rate?: string;
  width?: number;
  height?: number;
  sound?: boolean;
  still?: boolean;
  conform?: boolean;
  generator?: string;
  seed?: number;
  note?: string;
  why?: string;
  faults?: string[];
  compromises?: string[];
  parts?: string[];
  outdated?: boolean;
  subjects?: SubjectTrack_Output | null;
  cost?: string;
  origin?: Origin | null;
  shot: number | string;
  kind: "print_take";
}

export interface Progressed {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "progress";
  data: Step;
}

export interface Prop {
  what: string;
  where?: "hand" | "table" | "ground" | "wall" | "air" | "foreground";
  at?: "left" | "centre" | "right";
  colour?: string;
  text?: string;
}

export interface Quote {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "quote";
  takes?: number | null;
  generator?: string | null;
  within?: number | null;
  resolution?: "720p" | "1080p" | "4k" | null;
}

export interface QuoteShown {
  shot: string;
  generator: string;
  why: string;
  takes: number;
  cost: number;
  seconds: number;
  compromises: string[];
  certainty: "exact" | "estimate" | "unknown" | null;
  model: string;
  priced_on: string | null;
  plan: string[];
  problem: string | null;
}

export interface QuotesShown {
  film: string;
  revision: number;
  quotes: QuoteShown[];
  cost: number;
  currency: string;
  left: string | null;
  note: string | null;
  problem: string | null;
}

export interface Recut {
  kind: "recut";
  file?: string;
  tracks?: RecutTrack[];
  titles?: RecutTitle[] | null;
  markers?: RecutMarker[] | null;
  sounds?: RecutSound[];
  stem_gain_db?: Record<string, number>;
  muted_stems?: ("DX" | "MX" | "FX")[] | null;
}

export interface Recut_Input {
  kind: "recut";
  file?: string;
  tracks?: RecutTrack_Input[];
  titles?: RecutTitle[] | null;
  markers?: RecutMarker[] | null;
  sounds?: RecutSound[];
  stem_gain_db?: Record<string, number>;
  muted_stems?: ("DX" | "MX" | "FX")[] | null;
}

export interface Recut_Output {
  kind: "recut";
  file?: string;
  tracks?: RecutTrack_Output[];
  titles?: RecutTitle[] | null;
  markers?: RecutMarker[] | null;
  sounds?: RecutSound[];
  stem_gain_db?: Record<string, number>;
  muted_stems?: ("DX" | "MX" | "FX")[] | null;
}

export interface RecutItem {
  item?: string;
  shot?: number | string | null;
  new?: NewShot | null;
  take?: string | null;
  frames: number;
  source_in?: number;
  speed?: number | string;
  freeze?: boolean;
  gain_db?: number;
  muted?: boolean;
  lead?: number;
  tail?: number;
  transition?: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | null;
  transition_frames?: number;
  fade_out?: number;
}

export interface RecutItem_Input {
  item?: string;
  shot?: number | string | null;
  new?: NewShot_Input | null;
  take?: string | null;
  frames: number;
  source_in?: number;
  speed?: number | string;
  freeze?: boolean;
  gain_db?: number;
  muted?: boolean;
  lead?: number;
  tail?: number;
  transition?: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | null;
  transition_frames?: number;
  fade_out?: number;
}

export interface RecutItem_Output {
  item?: string;
  shot?: number | string | null;
  new?: NewShot_Output | null;
  take?: string | null;
  frames: number;
  source_in?: number;
  speed?: string;
  freeze?: boolean;
  gain_db?: number;
  muted?: boolean;
  lead?: number;
  tail?: number;
  transition?: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | null;
  transition_frames?: number;
  fade_out?: number;
}

export interface RecutMarker {
  marker?: string;
  frame: number;
  name: string;
  hit?: boolean;
  colour?: "pink" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta" | "black" | "white" | null;
}

export interface RecutSound {
  cue?: string;
  shot: number | string;
  sort?: "music" | "effect";
  what: string;
  media: string;
  offset?: number;
  frames: number;
  gain_db?: number;
  offline?: string;
}

export interface RecutTitle {
  title?: string;
  text: string;
  style?: "title" | "credits" | "lower third" | "card";
  start: number;
  frames: number;
}

export interface RecutTrack {
  name?: string;
  items?: RecutItem[];
}

export interface RecutTrack_Input {
  name?: string;
  items?: RecutItem_Input[];
}

export interface RecutTrack_Output {
  name?: string;
  items?: RecutItem_Output[];
}

export interface Redo {
  kind: "redo";
  steps?: number;
}

export interface Redone {
  kind: "redone";
  steps: number;
  revision: number;
}

export interface RefusedSaid {
  kind: string;
  targets: Targets;
  error: string;
}

export interface Reject {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "ng";
  takes?: string[];
  note?: string;
}

export interface RemoveCharacter {
  kind: "remove_character";
  character: string;
}

export interface RemoveEffect {
  kind: "remove_effect";
  cue?: string | null;
  shot?: number | string | null;
  what?: string | null;
}

export interface RemoveLine {
  kind: "remove_line";
  cue?: string | null;
  shot?: number | string | null;
  speaker?: string | null;
}

export interface RemoveMarker {
  kind: "remove_marker";
  marker: string;
}

export interface RemoveMusic {
  shot?: number | string | null;
  until?: number | string | null;
  scenes?: (number | string)[];
  kind: "remove_music";
}

export interface RemoveScene {
  kind: "remove_scene";
  scene: number | string;
}

export interface RemoveShot {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "remove_shot";
}

export interface RemoveTitle {
  kind: "remove_title";
  title: string;
}

export interface Render {
  kind: "render";
  out?: string | null;
  draft?: boolean;
  budget?: number | string | null;
}

export interface Retake {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "retake";
  note?: string;
  takes?: number;
  generator?: string | null;
  budget?: number | string | null;
  within?: number | null;
  resolution?: "720p" | "1080p" | "4k" | null;
}

export interface Revert {
  kind: "revert";
  revision?: number | null;
  cut?: string | null;
}

export interface Reverted {
  kind: "reverted";
  revision: number;
}

export interface ReviseScene {
  kind: "revise_scene";
  scene: number | string;
  location?: string | null;
  interior?: "INT." | "EXT." | "INT./EXT." | null;
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night" | null;
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind" | null;
  purpose?: string | null;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action" | null;
  tension?: number | null;
}

export interface ReviseShot {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "revise_shot";
  prompt?: string | null;
  size?: "extreme wide" | "wide" | "full" | "medium wide" | "medium" | "medium close-up" | "close-up" | "extreme close-up" | "insert" | null;
  coverage?: "single" | "two-shot" | "group" | "over the shoulder" | "point of view" | "empty" | null;
  angle?: "eye level" | "low" | "high" | "overhead" | "dutch" | null;
  camera?: "static" | "pan left" | "pan right" | "tilt up" | "tilt down" | "push in" | "pull out" | "track left" | "track right" | "crane up" | "crane down" | "handheld" | "zoom in" | "zoom out" | null;
  pace?: "slow" | "normal" | "fast" | null;
  light?: string | null;
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night" | null;
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind" | null;
  place?: string | null;
  cast?: string[] | null;
  action?: "stand" | "sit" | "walk" | "run" | "reach" | "kneel" | "lie" | "carry" | "point" | "wave" | "write" | "look" | null;
  expression?: "neutral" | "happy" | "sad" | "afraid" | "angry" | "surprised" | "worried" | "tender" | "determined" | null;
  facing?: "front" | "three-quarter left" | "three-quarter right" | "profile left" | "profile right" | "back" | null;
  staging?: Staged[] | null;
  props?: Prop[] | null;
  focus?: string | null;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action" | null;
  look?: string | null;
  note?: string | null;
  generator?: string | null;
}

export interface ReviseTitle {
  kind: "revise_title";
  title: string;
  text?: string | null;
  style?: "title" | "credits" | "lower third" | "card" | null;
  offset?: number | null;
  frames?: number | null;
}

export interface RhythmShown {
  film: string;
  revision: number;
  beats: number[];
  bars: number[];
  hits: number[];
}

export interface Ripple {
  kind: "ripple";
  clip: number | string;
  edge: "head" | "tail";
  frames: number;
}

export interface Rippled {
  kind: "rippled";
  clip: string;
  edge: "head" | "tail";
  frames: number;
}

export interface Roll {
  kind: "roll";
  clip: number | string;
  edge?: "head" | "tail";
  frames: number;
}

export interface Rolled {
  kind: "rolled";
  out: string;
  into: string;
  frames: number;
}

export interface Said {
  film: string;
  reply: string;
  revision: number;
  edits: ActSaid[];
  orders: OrderSaid[];
  refused: RefusedSaid[];
  proposed: ActSaid[];
  asked: boolean;
  choices: string[];
  question: string | null;
  gate: GateSaid | null;
  cost: number;
  changes: string[];
  next: string[];
  undo: number | null;
  turn: number;
  brain: string;
  tokens: Tokens;
  dry_run: boolean;
}

export interface SceneAdded {
  kind: "scene_added";
  scene: string;
  shots?: string[];
}

export interface SceneDraft {
  location: string;
  interior?: "INT." | "EXT." | "INT./EXT.";
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night";
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind";
  purpose?: string;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action";
  tension?: number;
  shots: ShotDraft[];
}

export interface SceneMoved {
  kind: "scene_moved";
  scene: string;
}

export interface SceneRemoved {
  kind: "scene_removed";
  scene: string;
}

export interface SceneRevised {
  kind: "scene_revised";
  scene: string;
  changed: string[];
}

export interface SceneShown {
  number: number;
  id: string;
  slugline: string;
  purpose: string;
  mood: string;
  shots: ShotShown[];
}

export interface SceneSplit {
  kind: "scene_split";
  scene: string;
  new: string;
}

export interface ScenesMerged {
  kind: "scenes_merged";
  scene: string;
  gone: string;
}

export interface ScenesSwapped {
  kind: "scenes_swapped";
  scene: string;
  other: string;
}

export interface Schemas {
  edits: Record<string, unknown>;
  orders: Record<string, unknown>;
}

export interface ScoreSet {
  kind: "score_set";
  seed: number;
}

export interface Screenplay {
  title: string;
  logline?: string;
  treatment?: string;
  style?: string;
  palette?: string;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: number | string | null;
  narrator?: Voice | null;
  characters?: Character[];
  locations: Location[];
  scenes: SceneDraft[];
  music?: MusicDraft | null;
  opening?: TitleDraft | null;
  credits?: string[];
  notes?: string[];
  fading?: number[];
  fading_frames?: number;
  credits_frames?: number;
}

export interface Screenplay_Input {
  title: string;
  logline?: string;
  treatment?: string;
  style?: string;
  palette?: string;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: number | string | null;
  narrator?: Voice | null;
  characters?: Character[];
  locations: Location[];
  scenes: SceneDraft[];
  music?: MusicDraft | null;
  opening?: TitleDraft | null;
  credits?: string[];
  notes?: string[];
  fading?: number[];
  fading_frames?: number;
  credits_frames?: number;
}

export interface Screenplay_Output {
  title: string;
  logline?: string;
  treatment?: string;
  style?: string;
  palette?: string;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: string | null;
  narrator?: Voice | null;
  characters?: Character[];
  locations: Location[];
  scenes: SceneDraft[];
  music?: MusicDraft | null;
  opening?: TitleDraft | null;
  credits?: string[];
  notes?: string[];
  fading?: number[];
  fading_frames?: number;
  credits_frames?: number;
}

export interface ScriptWritten {
  kind: "script_written";
  scenes: string[];
  shots: string[];
}

export interface Segment {
  start: number;
  frames: number;
  key: string;
  address: string;
  init: string;
  rendered: boolean;
  made: boolean;
}

export interface SetAmbience {
  shot?: number | string | null;
  until?: number | string | null;
  scenes?: (number | string)[];
  kind: "set_ambience";
  what?: string;
  gain_db?: number;
}

export interface SetCaption {
  kind: "set_caption";
  cue: string;
  text?: string | null;
}

export interface SetCharacter {
  kind: "set_character";
  character: string;
  name?: string | null;
  canon?: string | null;
  appearance?: AppearanceChange | null;
  voice?: Voice | null;
}

export interface SetDucking {
  kind: "set_ducking";
  duck_db: number;
}

export interface SetDuration {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "set_duration";
  seconds?: number | null;
  frames?: number | null;
  delta?: number | null;
  factor?: number | null;
}

export interface SetFilmGrade {
  exposure?: number | null;
  contrast?: number | null;
  saturation?: number | null;
  temperature?: number | null;
  tint?: number | null;
  lut?: string | null;
  lut_strength?: number | null;
  relative?: boolean;
  kind: "set_film_grade";
}

export interface SetFraming {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "set_framing";
  clip?: number | string | null;
  fit: "letterbox" | "blur" | "fill" | "house";
  x?: number | null;
  y?: number | null;
  move?: "push in" | "pull out" | "pan left" | "pan right" | "tilt up" | "tilt down" | null;
}

export interface SetGain {
  kind: "set_gain";
  stem?: "DX" | "MX" | "FX" | null;
  cue?: string | null;
  speaker?: string | null;
  clip?: number | string | null;
  production?: boolean;
  gain_db?: number | null;
  delta_db?: number | null;
}

export interface SetGrade {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  exposure?: number | null;
  contrast?: number | null;
  saturation?: number | null;
  temperature?: number | null;
  tint?: number | null;
  lut?: string | null;
  lut_strength?: number | null;
  relative?: boolean;
  kind: "set_grade";
}

export interface SetLine {
  kind: "set_line";
  shot: number | string;
  speaker?: string;
  text: string;
  voice_over?: boolean | null;
  offset?: number | null;
  cue?: string | null;
  add?: boolean;
  in_take?: boolean | null;
}

export interface SetLocation {
  kind: "set_location";
  location: string;
  name?: string | null;
  canon?: string | null;
  set_kind?: string | null;
  interior?: boolean | null;
}

export interface SetLogline {
  kind: "set_logline";
  logline: string;
}

export interface SetLook {
  kind: "set_look";
  style?: string | null;
  palette?: string | null;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: number | string | null;
}

export interface SetLook_Input {
  kind: "set_look";
  style?: string | null;
  palette?: string | null;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: number | string | null;
}

export interface SetLook_Output {
  kind: "set_look";
  style?: string | null;
  palette?: string | null;
  aspect?: "16:9" | "9:16" | "1:1" | "2.39:1" | "4:5" | null;
  rate?: string | null;
}

export interface SetMusic {
  shot?: number | string | null;
  until?: number | string | null;
  scenes?: (number | string)[];
  kind: "set_music";
  mood: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action";
  words?: string;
  gain_db?: number;
  media?: string | null;
}

export interface SetOverlay {
  kind: "set_overlay";
  clip: number | string;
  place?: "full" | "centre" | "top left" | "top right" | "bottom left" | "bottom right" | null;
  size?: number | null;
  box?: Box | null;
  opacity?: number | null;
  blend?: "normal" | "screen" | "multiply" | null;
  corners?: number | null;
  border?: number | null;
  border_colour?: string | null;
  slide_in?: "left" | "right" | "top" | "bottom" | "none" | null;
  slide_out?: "left" | "right" | "top" | "bottom" | "none" | null;
  slide_frames?: number | null;
  cover?: boolean;
}

export interface SetScore {
  kind: "set_score";
  seed: number;
}

export interface SetShotState {
  shots?: (number | string)[];
  scenes?: (number | string)[];
  kind: "set_shot_state";
  state: "planned" | "quoted" | "rolling" | "dailies" | "circled" | "ng";
}

export interface SetSoundCrossfade {
  kind: "set_sound_crossfade";
  clip: number | string;
  frames?: number | null;
  curve?: "equal power" | "linear" | "smooth";
}

export interface SetSpeed {
  kind: "set_speed";
  clip: number | string;
  speed: number | string;
  ripple?: boolean;
}

export interface SetSpeed_Input {
  kind: "set_speed";
  clip: number | string;
  speed: number | string;
  ripple?: boolean;
}

export interface SetSpeed_Output {
  kind: "set_speed";
  clip: number | string;
  speed: string;
  ripple?: boolean;
}

export interface SetState {
  kind: "set_state";
  state: "development" | "assembly" | "rough cut" | "fine cut" | "delivered";
}

export interface SetTitle {
  kind: "set_title";
  title: string;
}

export interface SetTransition {
  kind: "set_transition";
  clip: number | string;
  transition: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | "cut";
  frames?: number | null;
}

export interface SetTreatment {
  kind: "set_treatment";
  treatment: string;
}

export interface SetVoice {
  kind: "set_voice";
  who: string;
  name?: string | null;
  blend?: string | null;
  share?: number | null;
  speed?: number | null;
  pitch?: number | null;
  change?: "lower" | "higher" | "slower" | "faster" | null;
}

export interface Settling {
  outcome: "made" | "not_made" | "again";
  at_service?: string;
}

export interface ShareGiven {
  id: string;
  kind: "person" | "guest";
  name: string;
  role: "owner" | "director" | "editor" | "viewer";
  film: string | null;
  since: string;
  token: string;
  path: string;
}

export interface ShotAdded {
  kind: "shot_added";
  shot: string;
  scene: string;
}

export interface ShotDraft {
  prompt: string;
  size?: "extreme wide" | "wide" | "full" | "medium wide" | "medium" | "medium close-up" | "close-up" | "extreme close-up" | "insert";
  coverage?: "single" | "two-shot" | "group" | "over the shoulder" | "point of view" | "empty";
  angle?: "eye level" | "low" | "high" | "overhead" | "dutch";
  move?: "static" | "pan left" | "pan right" | "tilt up" | "tilt down" | "push in" | "pull out" | "track left" | "track right" | "crane up" | "crane down" | "handheld" | "zoom in" | "zoom out";
  pace?: "slow" | "normal" | "fast";
  light?: string;
  time?: "dawn" | "morning" | "day" | "afternoon" | "sunset" | "dusk" | "night" | null;
  weather?: "clear" | "overcast" | "rain" | "storm" | "snow" | "fog" | "wind" | null;
  mood?: "tense" | "warm" | "melancholy" | "triumphant" | "mysterious" | "playful" | "epic" | "calm" | "romantic" | "dark" | "dreamy" | "action" | null;
  location?: string;
  staging?: Staged[];
  props?: Prop[];
  focus?: string;
  frames?: number;
  generator?: string;
  lines?: LineDraft[];
  effects?: EffectDraft[];
  ambience?: string;
  music?: MusicDraft | "out" | null;
  transition?: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | null;
  transition_frames?: number;
  title?: TitleDraft | null;
}

export interface ShotMoved {
  kind: "shot_moved";
  shot: string;
}

export interface ShotRemoved {
  kind: "shot_removed";
  shot: string;
}

export interface ShotReopened {
  kind: "shot_reopened";
  shot: string;
}

export interface ShotRevised {
  kind: "shot_revised";
  shot: string;
  changed: string[];
}

export interface ShotShown {
  number: number;
  slate: string;
  id: string;
  size: string;
  move: string;
  angle: string;
  light: string;
  time: string;
  weather: string;
  mood: string;
  location: string;
  cast: string[];
  prompt: string;
  seconds: number;
  frames: number;
  state: "planned" | "quoted" | "rolling" | "dailies" | "circled" | "ng";
  generator: string;
  note: string;
  takes: TakeShown[];
  circled: number | null;
}

export interface ShotSplit {
  kind: "shot_split";
  shot: string;
  new: string;
}

export interface ShotStateSet {
  kind: "shot_state_set";
  shot: string;
  state: string;
}

export interface ShotsMerged {
  kind: "shots_merged";
  shot: string;
  gone: string;
}

export interface ShotsSwapped {
  kind: "shots_swapped";
  shot: string;
  other: string;
}

export interface Slid {
  kind: "slid";
  clip: string;
  frames: number;
}

export interface Slide {
  kind: "slide";
  clip: number | string;
  frames: number;
}

export interface Slip {
  kind: "slip";
  clip: number | string;
  frames: number;
}

export interface Slipped {
  kind: "slipped";
  clip: string;
  frames: number;
}

export interface Snapshot {
  v: 1;
  film: string;
  seq: number;
  cause?: string;
  type: "snapshot";
  data?: Missed;
}

export interface SoundCrossfadeSet {
  kind: "sound_crossfade_set";
  clip: string;
  frames: number | null;
}

export interface SoundPiece {
  address: string;
  samples: number;
}

export interface SoundShown {
  ready: boolean;
  init: string;
  pieces: SoundPiece[];
}

export interface SoundSplit {
  kind: "sound_split";
  clip: string;
  lead: number;
  tail: number;
}

export interface SpeedSet {
  kind: "speed_set";
  clip: string;
  speed: string;
}

export interface SplitEdit {
  kind: "split_edit";
  clip: number | string;
  lead?: number;
  tail?: number;
}

export interface SplitScene {
  kind: "split_scene";
  shot: number | string;
}

export interface SplitShot {
  kind: "split_shot";
  shot: number | string;
  at: number;
}

export interface Spot {
  shot?: number | string | null;
  until?: number | string | null;
  scenes?: (number | string)[];
  kind: "spot";
}

export interface Staged {
  who: string;
  action?: "stand" | "sit" | "walk" | "run" | "reach" | "kneel" | "lie" | "carry" | "point" | "wave" | "write" | "look";
  facing?: "front" | "three-quarter left" | "three-quarter right" | "profile left" | "profile right" | "back";
  expression?: "neutral" | "happy" | "sad" | "afraid" | "angry" | "surprised" | "worried" | "tender" | "determined";
  at?: "left" | "centre" | "right";
  holds?: string;
  looks?: "camera" | "left" | "right" | "up" | "down" | "ahead";
}

export interface StateSet {
  kind: "state_set";
  state: string;
}

export interface Step {
  job: string;
  order: string;
  stage: string;
  done: number;
  total: number;
  what: string;
}

export interface Stopped {
  stopped: boolean;
}

export interface SubjectTrack {
  width: number;
  height: number;
  rate: number | string;
  every: number;
  figures?: Figure[];
  columns?: number[][];
  rows?: number[][];
}

export interface SubjectTrack_Input {
  width: number;
  height: number;
  rate: number | string;
  every: number;
  figures?: Figure[];
  columns?: number[][];
  rows?: number[][];
}

export interface SubjectTrack_Output {
  width: number;
  height: number;
  rate: string;
  every: number;
  figures?: Figure[];
  columns?: number[][];
  rows?: number[][];
}

export interface SubtitleShown {
  cue: string;
  start: number;
  frames: number;
  text: string;
}

export interface SwapScenes {
  kind: "swap_scenes";
  scene: number | string;
  other: number | string;
}

export interface SwapShots {
  kind: "swap_shots";
  shot: number | string;
  other: number | string;
}

export interface TakeChosen {
  kind: "take_chosen";
  shot: string;
  take: string | null;
}

export interface TakeCircled {
  kind: "take_circled";
  shot: string;
  take: string;
}

export interface TakePrinted {
  kind: "take_printed";
  shot: string;
  take: string;
  media: string;
}

export interface TakeRejected {
  kind: "take_rejected";
  shot: string;
  take: string;
}

export interface TakeShown {
  take: number;
  slate: string;
  id: string;
  state: "printed" | "circled" | "ng";
  seconds: number;
  outdated: boolean;
  cost: string;
  faults: string[];
  compromises: string[];
  parts: string[];
  note: string;
  generator: string;
  why: string;
  origin: Origin | null;
  comes_from: string;
  media: string;
  first: number;
  frames: number;
}

export interface TakesShown {
  film: string;
  revision: number;
  shots: ShotShown[];
  bin: BinnedShown[];
}

export interface Targets {
  shots: number[];
  scenes: number[];
}

export interface TimelineShown {
  frames: number;
  tracks: TrackShown[];
  titles: TitleShown[];
  markers: MarkerShown[];
  captions: CaptionShown[];
  subtitles: SubtitleShown[];
}

export interface TitleAdded {
  kind: "title_added";
  title: string;
}

export interface TitleDraft {
  text: string;
  kind?: "title" | "credits" | "lower third" | "card";
  offset?: number;
  frames?: number;
}

export interface TitleRemoved {
  kind: "title_removed";
  title: string;
}

export interface TitleRevised {
  kind: "title_revised";
  title: string;
}

export interface TitleSet {
  kind: "title_set";
  title: string;
}

export interface TitleShown {
  id: string;
  kind: "title" | "credits" | "lower third" | "card";
  text: string;
  start: number;
  frames: number;
}

export interface Tokens {
  model: string;
  read: number;
  written: number;
  usd: number;
  estimated: boolean;
}

export interface TrackShown {
  name: string;
  kind: string;
  clips: ClipShown[];
  transitions: TransitionShown[];
}

export interface TransitionDropped {
  kind: "transition_dropped";
  clip: string;
  at_end?: boolean;
}

export interface TransitionSet {
  kind: "transition_set";
  clip: string;
  transition: "dissolve" | "wipe left" | "wipe right" | "wipe up" | "wipe down" | "wipe diagonal" | "wipe clock" | "push left" | "push right" | "push up" | "push down" | "slide left" | "slide right" | "slide up" | "slide down" | "iris open" | "iris close" | "dip to black" | "dip to white" | "fade in" | "fade out" | "cut";
  frames: number;
}

export interface TransitionShown {
  at: number;
  frames: number;
  kind: string;
  into: string;
}

export interface TreatmentSet {
  kind: "treatment_set";
}

export interface Trim {
  kind: "trim";
  clip: number | string;
  edge: "head" | "tail";
  frames: number;
}

export interface Trimmed {
  kind: "trimmed";
  clip: string;
  edge: "head" | "tail";
  frames: number;
}

export interface TurnShown {
  turn: number;
  message: string;
  speaker: string;
  channel: string;
  state: "open" | "waiting" | "done" | "stopped" | "failed";
  reply: string;
  changes: string[];
  next: string[];
  undo: number | null;
  before: number;
  revision: number;
  started: string;
  ended: string | null;
}

export interface Undo {
  kind: "undo";
  steps?: number;
}

export interface Undone {
  kind: "undone";
  steps: number;
  revision: number;
}

export interface UnlockPicture {
  kind: "unlock_picture";
}

export interface UploadList {
  uploads: UploadShown[];
  most: number;
}

export interface UploadShown {
  id: string;
  name: string;
  kind: string | null;
  length: number;
  offset: number;
  complete: boolean;
  expires: string;
  address: string;
}

export interface Voice {
  name?: string;
  blend?: string | null;
  share?: number;
  speed?: number;
  pitch?: number;
}

export interface VoiceList {
  voices: VoiceShown[];
}

export interface VoiceSet {
  kind: "voice_set";
  who: string;
}

export interface VoiceShown {
  name: string;
  sex: "f" | "m";
  accent: "American" | "British";
  f0: number;
  description: string;
}

export interface Waiting {
  turn: number;
  text: string;
  choices: string[];
  gate: boolean;
  least: "owner" | "director" | "editor" | "viewer";
  aside: Aside | null;
}

export interface WayBack {
  revision: number;
  line: LogLine | null;
  cause: string;
  shots: number;
  takes: number;
  empties: boolean;
}

export type WireEvent = Hello | Facts | Chat | Commented | Job | Progressed | Preview | Presence | Snapshot | Pong;

export type WireSaying = Here | Ping;

export interface WriteScript {
  kind: "write_script";
  screenplay: Screenplay;
}

export interface WriteScript_Input {
  kind: "write_script";
  screenplay: Screenplay_Input;
}

export interface WriteScript_Output {
  kind: "write_script";
  screenplay: Screenplay_Output;
}

export interface api__camera_answers__LedgerShown {
  film: string | null;
  currency: string;
  spent: string;
  estimated: string;
  reserved: string;
  cap: string | null;
  by: Record<string, Record<string, string>>;
  entries: LedgerLine[];
}

export interface api__film_answers__LedgerShown {
  spent: string;
  reserved: string;
  currency: string;
}

export interface tools__film__orders__Export {
  kind: "export";
  name: string;
  burned?: boolean;
  out?: string | null;
  budget?: number | string | null;
  dry_run?: boolean;
}

export type tools__production__forms__Export = "mp4" | "4k" | "hevc" | "av1" | "prores" | "webm" | "vertical" | "square" | "portrait" | "youtube" | "instagram" | "tiktok" | "festival" | "gif" | "stems" | "poster" | "contact" | "srt" | "pdf" | "shots" | "fountain" | "fdx" | "screenplay" | "csv" | "cues" | "premiere" | "resolve" | "finalcut" | "aftereffects" | "kdenlive" | "shotcut" | "otio" | "otioz" | "fcpxml" | "xmeml" | "edl" | "ale" | "aaf" | "mlt" | "jsx";

export type Edit =
  | AddEffect
  | AddMarker
  | AddScene
  | AddShot
  | AddTitle
  | Blade
  | ChooseTake
  | Circle
  | Extract
  | Freeze
  | ImportCaptions
  | ImportLut
  | ImportTake
  | Insert
  | Lift
  | LockPicture
  | MergeScenes
  | MergeShots
  | MoveScene
  | MoveShot
  | Mute
  | NameCut
  | Overwrite
  | PrintTake
  | Recut
  | Redo
  | Reject
  | RemoveCharacter
  | RemoveEffect
  | RemoveLine
  | RemoveMarker
  | RemoveMusic
  | RemoveScene
  | RemoveShot
  | RemoveTitle
  | Revert
  | ReviseScene
  | ReviseShot
  | ReviseTitle
  | Ripple
  | Roll
  | SetAmbience
  | SetCaption
  | SetCharacter
  | SetDucking
  | SetDuration
  | SetFilmGrade
  | SetFraming
  | SetGain
  | SetGrade
  | SetLine
  | SetLocation
  | SetLogline
  | SetLook
  | SetMusic
  | SetOverlay
  | SetScore
  | SetShotState
  | SetSoundCrossfade
  | SetSpeed
  | SetState
  | SetTitle
  | SetTransition
  | SetTreatment
  | SetVoice
  | Slide
  | Slip
  | SplitEdit
  | SplitScene
  | SplitShot
  | SwapScenes
  | SwapShots
  | Trim
  | Undo
  | UnlockPicture
  | WriteScript;

export type Order =
  | Cancel
  | Compose
  | Export
  | Generate
  | ImportMedia
  | Quote
  | Render
  | Retake
  | Spot;
