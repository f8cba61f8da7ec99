// SPDX-License-Identifier: GPL-3.0-or-later
#include "appearance.h"

#include "library_translator.h"
#include "remembering_translator.h"
#include "settings/languages.h"

#include "deploy/widgets/style/console_style.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/palettes.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace console {

namespace {

template <typename Translator>
void load(
    QApplication& application, const QString& name, const QLocale& locale, const QString& folder)
{
    auto* translator = new Translator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        application.installTranslator(translator);
}

} // namespace

void applyTheme(QApplication& application, const QString& theme)
{
    if (qobject_cast<widgets::ConsoleStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new widgets::ConsoleStyle);
    if (theme == QLatin1String("light")) {
        application.setPalette(widgets::theme::lightPalette());
    } else if (theme == QLatin1String("dark")) {
        application.setPalette(widgets::theme::darkPalette());
    } else {
        // The empty palette brings the desktop's back.
        application.setPalette(QPalette());
        application.setPalette(widgets::theme::paletteFor(QApplication::palette()));
    }
}

/// Numbers, months and digits are those of the language, wherever the desktop is: "1.234 running"
/// is one and a bit in English, and half of the numbers in Arabic digits are read twice.
QString applyLanguage(QApplication& application, const QString& language, const QLocale& desktop)
{
    // Those of the language before; each takes itself out.
    qDeleteAll(application.findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly));
    const bool isChosen = languageCodes().contains(language);
    const QLocale ours(isChosen ? language : languageFor(desktop));
    QLocale::setDefault(ours);
    load<LibraryTranslator>(application, QStringLiteral("qtbase"), ours,
        QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // The last one is asked first: some words of Qt are others here.
    load<RememberingTranslator>(
        application, QStringLiteral("deployment-console"), ours, QStringLiteral(":/translations"));
    return ours.name();
}

std::optional<int> fontPointsOf(const QString& setting)
{
    bool isNumber = false;
    const int points = setting.toInt(&isNumber);
    return isNumber && points >= smallestFont && points <= largestFont ? std::optional(points)
                                                                       : std::nullopt;
}

void applyFontSize(QApplication& application, const QString& setting)
{
    // Before it is set for the first time, it is the system's.
    static const qreal sizeOfSystem = QApplication::font().pointSizeF();
    const auto points = fontPointsOf(setting);
    QFont font = widgets::theme::withChineseLetters(QApplication::font());
    font.setPointSizeF(points ? *points : sizeOfSystem);
    if (font != QApplication::font())
        application.setFont(font);
}

} // namespace console
