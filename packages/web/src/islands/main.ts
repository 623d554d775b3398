import { copyButtons } from "./copy-buttons.ts";
import { errorFocus } from "./error-focus.ts";
import { fileIntoField } from "./file-into-field.ts";
import { needsScript } from "./needs-script.ts";
import { phonePreview } from "./phone-preview.ts";
import { progressRefresh } from "./progress-refresh.ts";
import { receiptCheck } from "./receipt-check.ts";
import { sessionEnd } from "./session-end.ts";

// Every page works without them; each does nothing where its elements are missing.
needsScript();
errorFocus();
copyButtons();
fileIntoField();
phonePreview();
progressRefresh();
receiptCheck();
sessionEnd();
