/** A port of the loopback address on which nobody listens at the moment. */
export declare function freePort(): Promise<number>;
