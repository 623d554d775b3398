import { copyButtons } from "./copy-buttons.ts";
import { errorFocus } from "./error-focus.ts";
import { fileIntoField } from "./file-into-field.ts";
import { phonePreview } from "./phone-preview.ts";
import { progressRefresh } from "./progress-refresh.ts";
import { sessionEnd } from "./session-end.ts";

// Every page works without them; each does nothing where its elements are missing.
errorFocus();
copyButtons();
fileIntoField();
phonePreview();
progressRefresh();
sessionEnd();
