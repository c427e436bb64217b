/** The rules of this house as tests: package direction, lengths, banned calls. */
package io.atr.house;
