// The way to a booking works without any of this: fields that follow each other, a clock, a button that is
// pressed once.

import { setUpSearchBoxes } from "./search_box.js";
import { runClocks } from "./price_clock.js";
import { sendOnce } from "./once.js";

setUpSearchBoxes();
runClocks();
sendOnce();
