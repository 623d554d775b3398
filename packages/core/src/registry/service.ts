/** Which of the two services of the act this installation is. @law 395/НҚ 2(10) 2(11) */
export type ServiceKind = "state" | "non-state";
