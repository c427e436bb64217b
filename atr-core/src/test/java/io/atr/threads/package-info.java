/** Tests of a bus whose shards have threads of their own. */
package io.atr.threads;
