/* How fast MILENAGE is in libosmocore (what osmo-auc-gen and osmo-hlr use) and over OpenSSL's EVP, on one core.
 * Prints one line a result: name, operations a second at the median of batches, median in ns. See ./run. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/evp.h>
#include <osmocom/crypt/auth.h>

enum { BATCH = 256, KEYS = 1024 };

static uint8_t rands[BATCH][16], keys[KEYS][2][16];
static uint8_t out[BATCH][64];

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void fail(const char *what)
{
    fprintf(stderr, "compare: %s\n", what);
    exit(1);
}

/* f1 to f5 over one AES key schedule: OUT1 to OUT4 of 3GPP TS 35.206. */
static void milenage(EVP_CIPHER_CTX *aes, const uint8_t opc[16], const uint8_t rand[16], const uint8_t in1[16], uint8_t result[64])
{
    uint8_t temp[16], block[64];
    int length, i;
    for (i = 0; i < 16; i++)
        block[i] = rand[i] ^ opc[i];
    if (!EVP_EncryptUpdate(aes, temp, &length, block, 16))
        fail("EVP_EncryptUpdate");
    for (i = 0; i < 16; i++) {
        block[i] = temp[i] ^ in1[(i + 8) % 16] ^ opc[(i + 8) % 16];
        block[16 + i] = temp[i] ^ opc[i];
        block[32 + i] = temp[(i + 4) % 16] ^ opc[(i + 4) % 16];
        block[48 + i] = temp[(i + 8) % 16] ^ opc[(i + 8) % 16];
    }
    block[31] ^= 1;
    block[47] ^= 2;
    block[63] ^= 4;
    if (!EVP_EncryptUpdate(aes, result, &length, block, 64))
        fail("EVP_EncryptUpdate");
    for (i = 0; i < 64; i++)
        result[i] ^= opc[i % 16];
}

static EVP_CIPHER_CTX *context;
static uint8_t in1[16];
static unsigned turn;

static void openssl_same(void)
{
    int i;
    for (i = 0; i < BATCH; i++)
        milenage(context, keys[0][1], rands[i], in1, out[i]);
}

static void openssl_fresh(void)
{
    int i;
    for (i = 0; i < BATCH; i++) {
        unsigned key = turn++ % KEYS;
        if (!EVP_EncryptInit_ex(context, NULL, NULL, keys[key][0], NULL))
            fail("EVP_EncryptInit_ex");
        milenage(context, keys[key][1], rands[i], in1, out[i]);
    }
}

static void osmocom(void)
{
    struct osmo_sub_auth_data subscriber;
    struct osmo_auth_vector vector;
    int i;
    for (i = 0; i < BATCH; i++) {
        unsigned key = turn++ % KEYS;
        memset(&subscriber, 0, sizeof(subscriber));
        subscriber.type = OSMO_AUTH_TYPE_UMTS;
        subscriber.algo = OSMO_AUTH_ALG_MILENAGE;
        memcpy(subscriber.u.umts.k, keys[key][0], 16);
        memcpy(subscriber.u.umts.opc, keys[key][1], 16);
        subscriber.u.umts.sqn = i;
        if (osmo_auth_gen_vec(&vector, &subscriber, rands[i]) < 0)
            fail("osmo_auth_gen_vec");
        memcpy(out[i], vector.ck, 16);
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(const char *name, void (*run)(void), double seconds)
{
    static double samples[4000000];
    int count = 0, i;
    double end;
    for (i = 0; i < 50; i++)
        run();
    end = now() + seconds;
    while (count < 4000000 && now() < end) {
        double begun = now();
        run();
        samples[count++] = now() - begun;
        for (i = 0; i < BATCH; i++)
            (*(uint64_t *)rands[i])++;
    }
    qsort(samples, count, sizeof(double), ascending);
    printf("%s %.0f %.1f\n", name, BATCH / samples[count / 2], samples[count / 2] * 1e9 / BATCH);
    fflush(stdout);
}

/* Test set 1 of 3GPP TS 35.207: what is measured must be right. */
static void check(void)
{
    static const uint8_t k[16] = "\x46\x5b\x5c\xe8\xb1\x99\xb4\x9f\xaa\x5f\x0a\x2e\xe2\x38\xa6\xbc";
    static const uint8_t opc[16] = "\xcd\x63\xcb\x71\x95\x4a\x9f\x4e\x48\xa5\x99\x4e\x37\xa0\x2b\xaf";
    static const uint8_t rand[16] = "\x23\x55\x3c\xbe\x96\x37\xa8\x9d\x21\x8a\xe6\x4d\xae\x47\xbf\x35";
    static const uint8_t first[16] = "\xff\x9b\xb4\xd0\xb6\x07\xb9\xb9\xff\x9b\xb4\xd0\xb6\x07\xb9\xb9";
    static const uint8_t mac[8] = "\x4a\x9f\xfa\xc3\x54\xdf\xaf\xb3", res[8] = "\xa5\x42\x11\xd5\xe3\xba\x50\xbf";
    uint8_t result[64];
    if (!EVP_EncryptInit_ex(context, NULL, NULL, k, NULL))
        fail("EVP_EncryptInit_ex");
    milenage(context, opc, rand, first, result);
    if (memcmp(result, mac, 8) || memcmp(result + 24, res, 8))
        fail("MILENAGE over OpenSSL gives a wrong result");
}

int main(int argc, char **argv)
{
    double seconds = argc > 1 ? atof(argv[1]) : 1;
    int i;
    srand(1);
    for (i = 0; i < (int)sizeof(keys); i++)
        ((uint8_t *)keys)[i] = rand();
    for (i = 0; i < (int)sizeof(rands); i++)
        ((uint8_t *)rands)[i] = rand();
    context = EVP_CIPHER_CTX_new();
    if (!context || !EVP_EncryptInit_ex(context, EVP_aes_128_ecb(), NULL, keys[0][0], NULL))
        fail("EVP_EncryptInit_ex");
    EVP_CIPHER_CTX_set_padding(context, 0);
    check();
    if (!EVP_EncryptInit_ex(context, NULL, NULL, keys[0][0], NULL))
        fail("EVP_EncryptInit_ex");
    measure("openssl/same-key", openssl_same, seconds);
    measure("openssl/fresh-key", openssl_fresh, seconds);
    measure("osmocom/fresh-key", osmocom, seconds);
    return 0;
}
