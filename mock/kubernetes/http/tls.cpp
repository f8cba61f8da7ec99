// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/http/tls.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace mock_kubernetes {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&::BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&::X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;

constexpr long validSeconds = 86'400;
/// A clock that is a little behind takes it as well.
constexpr long validBefore = -3'600;

Bio reading(const std::string& pem)
{
    return {::BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), ::BIO_free};
}

std::string textOf(BIO* bio)
{
    char* bytes = nullptr;
    const long size = ::BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

void addExtension(X509* certificate, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = ::X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    ::X509_add_ext(certificate, extension, -1);
    ::X509_EXTENSION_free(extension);
}

Certificate selfSigned(EVP_PKEY* key)
{
    Certificate certificate(::X509_new(), ::X509_free);
    ::X509_set_version(certificate.get(), 2);
    ::ASN1_INTEGER_set(::X509_get_serialNumber(certificate.get()), 1);
    ::X509_gmtime_adj(::X509_getm_notBefore(certificate.get()), validBefore);
    ::X509_gmtime_adj(::X509_getm_notAfter(certificate.get()), validSeconds);
    ::X509_set_pubkey(certificate.get(), key);
    X509_NAME* const name = ::X509_get_subject_name(certificate.get());
    const std::string word = "kube-apiserver";
    ::X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char*>(word.data()), static_cast<int>(word.size()), -1, 0);
    ::X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    ::X509_sign(certificate.get(), key, ::EVP_sha256());
    return certificate;
}

/// Whether a client is known is decided by the name in its certificate; who may do what, later.
int takeAnyClient(int isValid, X509_STORE_CTX* /*context*/)
{
    return isValid;
}

void askForClients(SSL_CTX* context, const std::string& authority)
{
    const Bio pem = reading(authority);
    const Certificate certificate(
        ::PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr), ::X509_free);
    if (!certificate)
        throw std::runtime_error("the clients' authority is no certificate");
    ::X509_STORE_add_cert(::SSL_CTX_get_cert_store(context), certificate.get());
    ::SSL_CTX_add_client_CA(context, certificate.get());
    ::SSL_CTX_set_verify(context, SSL_VERIFY_PEER, takeAnyClient);
}

} // namespace

Identity madeIdentity()
{
    const Key key(::EVP_EC_gen("P-256"), ::EVP_PKEY_free);
    const Certificate certificate = selfSigned(key.get());
    const Bio certificateText(::BIO_new(::BIO_s_mem()), ::BIO_free);
    const Bio keyText(::BIO_new(::BIO_s_mem()), ::BIO_free);
    ::PEM_write_bio_X509(certificateText.get(), certificate.get());
    ::PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {textOf(certificateText.get()), textOf(keyText.get())};
}

std::shared_ptr<ssl_ctx_st> tlsContext(const Identity& identity, const std::string& clientAuthority)
{
    std::shared_ptr<SSL_CTX> context(::SSL_CTX_new(::TLS_server_method()), ::SSL_CTX_free);
    const Bio certificateText = reading(identity.certificate);
    const Bio keyText = reading(identity.key);
    const Certificate certificate(
        ::PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr), ::X509_free);
    const Key key(
        ::PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr), ::EVP_PKEY_free);
    if (::SSL_CTX_use_certificate(context.get(), certificate.get()) != 1
        || ::SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
        throw std::runtime_error("this is no certificate with its key");
    const unsigned char session[] = "mock";
    ::SSL_CTX_set_session_id_context(context.get(), session, sizeof(session) - 1);
    ::SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE);
    if (!clientAuthority.empty())
        askForClients(context.get(), clientAuthority);
    return context;
}

std::string base64Encoded(const std::string& bytes)
{
    // Four letters for three bytes, and the zero that the library ends with.
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

} // namespace mock_kubernetes
