// The behaviours of every page. Each module finds its own elements by data- attributes and adds nothing that a page needs.
import "./menus.js";
import "./toasts.js";
import "./keys.js";
import "./focus.js";
import "./own-zone.js";
import "./palette.js";
import "./drop-file.js";
import "./reveal.js";
import "./long.js";
import "./tabs.js";
import "./transition.js";
