#include "tests/support/self_signed.hpp"

#include "common/base/check.hpp"

#include <cstdio>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace narae::testing {

namespace {

void write(const std::string& path, EVP_PKEY* key, X509* paper)
{
    FILE* const file = std::fopen(path.c_str(), "w");
    check(file != nullptr, "the folder of the test can be written to");
    if (key != nullptr) PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    if (paper != nullptr) PEM_write_X509(file, paper);
    std::fclose(file);
}

} // namespace

SelfSigned::SelfSigned()
{
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const paper = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(paper), 1);
    X509_set_version(paper, 2);
    X509_gmtime_adj(X509_getm_notBefore(paper), -60);
    X509_gmtime_adj(X509_getm_notAfter(paper), 3600);
    X509_set_pubkey(paper, key);
    X509_NAME* const subject = X509_get_subject_name(paper);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(paper, subject);
    X509_EXTENSION* const names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
    X509_add_ext(paper, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(paper, key, EVP_sha256());
    write(keyFile(), key, nullptr);
    write(certificateFile(), nullptr, paper);
    write(bothFile(), key, paper);
    X509_free(paper);
    EVP_PKEY_free(key);
}

} // namespace narae::testing
