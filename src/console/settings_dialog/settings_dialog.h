// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setting_texts.h"

#include <QDialog>

#include <map>
#include <vector>

class QDialogButtonBox;
class QLineEdit;
class QListWidget;
class QScrollArea;
class QStackedWidget;

namespace console {

class ConnectionController;
class Preferences;
class SettingRow;
class Settings;

/// All that can be set, by groups, with a search over them. Every change takes effect at once and
/// lasts, whoever makes it; each can be taken back, and all together.
class SettingsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    /// Everything outlives it.
    struct Context {
        Settings& settings;
        Preferences& preferences;
        ConnectionController& connections;
    };

    /// Where the user stands in it: another one, in another language, begins there, but for words
    /// that nothing has in that.
    struct Place {
        SettingGroup group = SettingGroup::General;
        QString search;
    };

    SettingsDialog(const Context& context, const Place& place, QWidget* parent);

    [[nodiscard]] Place place() const;

private:
    void setupLayout();
    void setupButtons();
    void addGroup(SettingGroup group);
    void addNothing();
    void keepButtonsLast();
    [[nodiscard]] std::vector<SettingRow*> makeRows(SettingGroup group, QWidget& parent);
    [[nodiscard]] SettingRow* makeTableRow(const SettingText& text, QWidget& parent);
    void refill(SettingGroup group);
    void handleChange(Setting setting);
    /// False if nothing fits.
    bool search();
    void askToResetAll();

    Context m_context;
    QLineEdit* m_search;
    QListWidget* m_groups;
    QStackedWidget* m_pages;
    QWidget* m_nothing; ///< in the place of a page where nothing fits
    QDialogButtonBox* m_buttons;
    std::map<SettingGroup, QScrollArea*> m_areas;
    std::map<SettingGroup, std::vector<SettingRow*>> m_rows;
    std::map<Setting, SettingRow*> m_tableRows;
};

} // namespace console
