import { forAnyone, type PortalRoute } from "../portal-route.ts";
import { beginSignIn } from "./begin.ts";
import { finishSignIn } from "./finish.ts";
import { goalOf } from "./goal.ts";
import { outcomePage, showProblem } from "./outcome-page.ts";
import { signedOut, signOut } from "./sign-out.ts";

/** Sign-in and sign-out. */
export const SIGN_IN_ROUTES: readonly PortalRoute[] = [
  forAnyone({ path: "/sign-in", get: beginSignIn }),
  forAnyone({ path: "/sign-in/callback", get: finishSignIn }),
  forAnyone({ path: "/sign-in/problem", get: showProblem }),
  // After a session that ended under somebody's hands: what she typed waits for her.
  forAnyone({
    path: "/sign-in/again",
    get: async ({ query }) => outcomePage("kept", goalOf(query.get("to"))),
  }),
  forAnyone({ path: "/sign-out", post: signOut }),
  forAnyone({ path: "/signed-out", get: signedOut }),
];
