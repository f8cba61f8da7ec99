// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting_editor.h"

#include "program/appearance.h"
#include "setting_texts.h"
#include "window/preferences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <QSpinBox>

namespace console {

namespace {

class EditorTexts final {
    Q_DECLARE_TR_FUNCTIONS(console::SettingEditor)
};

/// Shows the value now, and again after every change of it.
template <typename Editor, typename Show>
void keepInStep(Editor* editor, Setting setting, const Preferences& preferences, Show show)
{
    const auto showQuietly = [editor, show] {
        const QSignalBlocker quiet(editor);
        show();
    };
    showQuietly();
    QObject::connect(
        &preferences, &Preferences::changed, editor, [setting, showQuietly](Setting changed) {
            if (changed == setting)
                showQuietly();
        });
}

QWidget& makeWordEditor(Setting setting, Preferences& preferences)
{
    auto* box = new QComboBox;
    for (const SettingChoice& choice : choicesOf(setting))
        box->addItem(choice.text, choice.value);
    keepInStep(box, setting, preferences, [box, setting, &preferences] {
        box->setCurrentIndex(box->findData(preferences.word(setting)));
    });
    QObject::connect(
        box, &QComboBox::activated, &preferences, [box, setting, &preferences](int index) {
            preferences.setWord(setting, box->itemData(index).toString());
        });
    return *box;
}

QWidget& makeFlagEditor(Setting setting, Preferences& preferences)
{
    auto* box = new QCheckBox;
    keepInStep(box, setting, preferences, [box, setting, &preferences] {
        box->setChecked(setting == Setting::Utc ? preferences.isUtc() : preferences.flag(setting));
    });
    QObject::connect(box, &QCheckBox::toggled, &preferences,
        [setting, &preferences](bool on) { preferences.setFlag(setting, on); });
    return *box;
}

/// The number below the smallest one stands for the system's size.
QWidget& makeSizeEditor(Setting setting, Preferences& preferences)
{
    auto* box = new QSpinBox;
    box->setRange(smallestFont - 1, largestFont);
    box->setSpecialValueText(EditorTexts::tr("As the system has it"));
    box->setSuffix(EditorTexts::tr(" pt"));
    box->setKeyboardTracking(false);
    keepInStep(box, setting, preferences, [box, setting, &preferences] {
        const int points = fontPointsOf(preferences.word(setting)).value_or(smallestFont - 1);
        box->setValue(points);
    });
    QObject::connect(
        box, &QSpinBox::valueChanged, &preferences, [setting, &preferences](int points) {
            if (points < smallestFont)
                preferences.reset(setting);
            else
                preferences.setWord(setting, QString::number(points));
        });
    return *box;
}

} // namespace

QWidget& makeEditor(Setting setting, Preferences& preferences)
{
    switch (infoOf(setting).kind) {
    case SettingKind::Word:
        return makeWordEditor(setting, preferences);
    case SettingKind::Flag:
        return makeFlagEditor(setting, preferences);
    default:
        Q_ASSERT(setting == Setting::FontSize);
        return makeSizeEditor(setting, preferences);
    }
}

} // namespace console
