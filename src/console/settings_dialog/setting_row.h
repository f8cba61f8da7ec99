// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace console {

/// A line of the settings: its title, a sentence that explains it, and what it is changed with. The
/// title is the name of that for a screen reader. A sign takes the default back where there is one.
class SettingRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingRow)

public:
    struct Texts {
        QString title;
        QString help; ///< may be empty
    };

    /// Takes the editor.
    SettingRow(const Texts& texts, QWidget& editor, QWidget* parent = nullptr);

    /// Whether another value than the default is in force.
    void setChanged(bool changed);
    /// Whether title or help have all the words; the title stands out then. No words fit all.
    bool find(const QStringList& words);

Q_SIGNALS:
    void resetRequested();

private:
    Texts m_texts;
    QLabel* m_title;
    QToolButton* m_reset;
};

} // namespace console
