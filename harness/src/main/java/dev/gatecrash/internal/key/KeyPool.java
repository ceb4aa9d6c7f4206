package dev.gatecrash.internal.key;

import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Key pairs for issuers to borrow: made here, never shipped, never lent to two at a time.
 *
 * <p>A pair that comes back is lent again, under a new key id, so that the price of RSA is paid a few times a run.
 */
public final class KeyPool {

    /** What a key is made of; several algorithms share a family. */
    enum Family {
        RSA,
        P256,
        P384,
        P521,
        ED25519;

        static Family of(SigningAlgorithm algorithm) {
            return switch (algorithm) {
                case RS256, RS384, RS512, PS256, PS384, PS512 -> RSA;
                case ES256 -> P256;
                case ES384 -> P384;
                case ES512 -> P521;
                case EDDSA -> ED25519;
            };
        }

        KeyPair generate() {
            try {
                return switch (this) {
                    case RSA -> pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
                    case P256 -> pair("EC", new ECGenParameterSpec("secp256r1"));
                    case P384 -> pair("EC", new ECGenParameterSpec("secp384r1"));
                    case P521 -> pair("EC", new ECGenParameterSpec("secp521r1"));
                    case ED25519 -> pair("Ed25519", NamedParameterSpec.ED25519);
                };
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JDK cannot make " + this + " keys", e);
            }
        }

        private static KeyPair pair(String generator, AlgorithmParameterSpec parameters)
                throws GeneralSecurityException {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(generator);
            pairs.initialize(parameters);
            return pairs.generateKeyPair();
        }
    }

    private static final KeyPool SHARED = new KeyPool(KeyPool::onDaemonThread);

    private final Map<Family, Queue<CompletableFuture<KeyPair>>> idle = new EnumMap<>(Family.class);
    private final Map<Family, KeyPair> foreign = new ConcurrentHashMap<>();
    private final Executor background;
    private final AtomicBoolean isRehearsed = new AtomicBoolean();

    /** Empty; makes on this what is worth making ahead. */
    public KeyPool(Executor background) {
        this.background = background;
        for (Family family : Family.values()) {
            idle.put(family, new ConcurrentLinkedQueue<>());
        }
    }

    /** The pool of this JVM. */
    public static KeyPool shared() {
        return SHARED;
    }

    /** Starts making a pair for this algorithm if it is worth it: an RSA pair, or the first of all; returns at once. */
    public void prepare(SigningAlgorithm algorithm) {
        Family family = Family.of(algorithm);
        if (!isRehearsed.getAndSet(true)) {
            idle(family).add(CompletableFuture.supplyAsync(() -> rehearsed(algorithm), background));
        } else if (family == Family.RSA && idle(family).isEmpty()) {
            idle(family).add(CompletableFuture.supplyAsync(family::generate, background));
        }
    }

    // A JVM's first token loads JSON, JOSE and a provider; that is done here while Jetty starts.
    private static KeyPair rehearsed(SigningAlgorithm algorithm) {
        KeyPair pair = Family.of(algorithm).generate();
        SignatureKey key = new SignatureKey(new SigningKey("rehearsal", algorithm, pair));
        CompactJws.sign(CompactJws.signingInput(Map.of("alg", algorithm.value()), Map.of()), key);
        return pair;
    }

    /** A pair nobody else has. */
    public KeyPair lend(SigningAlgorithm algorithm) {
        Family family = Family.of(algorithm);
        CompletableFuture<KeyPair> waiting = idle(family).poll();
        return waiting == null ? family.generate() : waiting.join();
    }

    /** A pair that no issuer of this JVM ever has or gets, for forged signatures. */
    public KeyPair foreign(SigningAlgorithm algorithm) {
        return foreign.computeIfAbsent(Family.of(algorithm), Family::generate);
    }

    /** Takes a pair back once its issuer is gone. */
    public void giveBack(SigningAlgorithm algorithm, KeyPair pair) {
        idle(Family.of(algorithm)).add(CompletableFuture.completedFuture(pair));
    }

    private Queue<CompletableFuture<KeyPair>> idle(Family family) {
        return java.util.Objects.requireNonNull(idle.get(family));
    }

    private static void onDaemonThread(Runnable task) {
        Thread thread = new Thread(task, "gatecrash-keys");
        thread.setDaemon(true);
        thread.start();
    }
}
