// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/library_translator.h"

#include <QLibraryInfo>
#include <QLocale>

#include <gtest/gtest.h>

namespace console {

namespace {

TEST(LibraryTranslator, whatTellsCausesApartStaysAsSourcesKnowIt)
{
    LibraryTranslator translator;
    if (!translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("qtbase"),
            QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        GTEST_SKIP() << "Qt's translations are not installed";
    for (const char* text : {"Proxy denied connection", "Proxy connection refused",
             "Error parsing authentication request from proxy"})
        EXPECT_EQ(translator.translate("QHttpSocketEngine", text), QString()) << text;
    EXPECT_EQ(
        translator.translate("QSocks5SocketEngine", "Connection not allowed by SOCKSv5 server"),
        QString());
    for (const char* text : {"Error loading private key, %1", "TLS initialization failed",
             "Error during SSL handshake: %1"})
        EXPECT_EQ(translator.translate("QSslSocket", text), QString()) << text;
    // What is shown is still translated.
    EXPECT_NE(translator.translate("QSslSocket", "The certificate has expired"), QString());
    EXPECT_NE(translator.translate("QPlatformTheme", "Cancel"), QString());
}

} // namespace

} // namespace console
