// SPDX-License-Identifier: GPL-3.0-or-later
#include "appearance.h"

#include "settings/languages.h"

#include "deploy/widgets/theme/console_style.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStyle>
#include <QTranslator>

namespace console {

namespace {

struct Shades {
    QColor window, base, alternate, text, button, highlight, highlightedText, quiet, link;
};

QPalette paletteOf(const Shades& shades)
{
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::WindowText, shades.text);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Text, shades.text);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ButtonText, shades.text);
    palette.setColor(QPalette::ToolTipBase, shades.alternate);
    palette.setColor(QPalette::ToolTipText, shades.text);
    palette.setColor(QPalette::PlaceholderText, shades.quiet);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, shades.highlightedText);
    palette.setColor(QPalette::Link, shades.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, shades.quiet);
    return palette;
}

void load(
    QApplication& application, const QString& name, const QLocale& locale, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        application.installTranslator(translator);
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({QColor(0xF3F4F6), QColor(0xFFFFFF), QColor(0xF7F8FA), QColor(0x1B1F24),
        QColor(0xE9EBEE), QColor(0x1F6FEB), QColor(0xFFFFFF), QColor(0x667080), QColor(0x0B57D0)});
}

QPalette darkPalette()
{
    return paletteOf({QColor(0x1F2227), QColor(0x17191D), QColor(0x1C1F24), QColor(0xE4E7EB),
        QColor(0x2C3037), QColor(0x2F6FDB), QColor(0xFFFFFF), QColor(0x8F98A5), QColor(0x7FB1FF)});
}

void applyTheme(QApplication& application, const QString& theme)
{
    if (qobject_cast<widgets::ConsoleStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new widgets::ConsoleStyle);
    if (theme == QLatin1String("light"))
        application.setPalette(lightPalette());
    else if (theme == QLatin1String("dark"))
        application.setPalette(darkPalette());
    else
        application.setPalette(application.style()->standardPalette());
}

QString applyLanguage(QApplication& application, const QString& language)
{
    // Those of the language before; each takes itself out.
    qDeleteAll(application.findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly));
    const bool isChosen = languageCodes().contains(language);
    const QLocale locale = isChosen ? QLocale(language) : QLocale::system();
    QLocale::setDefault(locale);
    const QLocale ours(languageFor(locale));
    load(application, QStringLiteral("deployment-console"), ours, QStringLiteral(":/translations"));
    load(application, QStringLiteral("qtbase"), ours,
        QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return ours.name();
}

} // namespace console
