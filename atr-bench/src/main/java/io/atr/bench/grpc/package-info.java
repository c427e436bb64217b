/** What batches cost over gRPC, call by call and packet by packet. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.grpc;
