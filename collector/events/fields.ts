import { z } from 'zod';
import { identifierPatterns } from '../carddata/identifiers.ts';

/**
 * Field types shared by the event schemas. Identifiers are recognised by shape, so that they need no card-data
 * scan: none of the shapes below is one a producer would write a PAN in (see docs/card-data.md for the one
 * residual case, a 15-digit merchant number).
 */

/** RFC 3339 instant with offset, e.g. `2026-11-20T12:00:00.120+08:00`; checked strictly at decode, not here. */
export const instant = z.string().min(20).max(35).meta({ format: 'date-time' });

/** Clearing day, settlement day or document date: `YYYY-MM-DD` in the acquirer's time zone. */
export const day = z.string().regex(/^20\d\d-[01]\d-[0-3]\d$/);

/** Integer minor units (fen). The upper bound keeps sums exact in a float64. */
export const minorUnits = z.int().min(0).max(1e13);

/** Integer minor units that may be negative: a day on which refunds outweigh sales. */
export const signedMinorUnits = z.int().min(-1e13).max(1e13);

/** ISO 4217 alphabetic code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

export const count = z.int().min(0).max(1e9);
export const milliseconds = z.number().min(0).max(1e9);

/** Identifier of a thing named in the configuration: channel, region, carrier, bank, node, ... */
export const configured = z.string().regex(identifierPatterns.configured.pattern);

/** F42 card acceptor id: 15 characters (3 institution + 4 area + 4 MCC + 4 serial). */
export const merchant = z.string().regex(identifierPatterns.merchant.pattern);

/** F41 card acceptor terminal id: 8 characters. */
export const terminal = z.string().regex(identifierPatterns.terminal.pattern);

/** F37 retrieval reference number (12), or a wallet's merchant order number (20-32). */
export const rrn = z.string().regex(identifierPatterns.rrn.pattern);

/** F60.2 batch number: 6 digits, wraps, so it never identifies anything without the clearing day. */
export const batchNumber = z.string().regex(identifierPatterns.batchNumber.pattern);

/** References of our own systems (order, payout, file, window, change): begin with a letter, so never a PAN. */
export const reference = z.string().regex(identifierPatterns.reference.pattern);

/** SHA-256 of a file's bytes, lower-case hex, whole or cut to 20 digits and more. */
export const contentHash = z.string().regex(identifierPatterns.contentHash.pattern);

/** F39 or a wallet's error code, or the synthetic `TIMEOUT`. */
export const responseCode = z.string().regex(identifierPatterns.responseCode.pattern);

/** Free text: scanned for card data before it is stored or logged. */
export const freeText = z.string().max(500);
