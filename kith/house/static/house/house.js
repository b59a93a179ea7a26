// What every page brings to life. Without it, everything still works.

import "./elements/leave-page.js";
import "./elements/two-circles.js";
import "./elements/closing-ring.js";
import "./elements/too-long.js";
import "../ground/live-region.js";
import "../ground/writing.js";
import "../pace/keep-draft.js";
import "../moments/say-line.js";
import "../witnessing/read-along.js";
import "../witnessing/still-here.js";
