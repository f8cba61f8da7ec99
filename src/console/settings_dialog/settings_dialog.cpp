// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_dialog.h"

#include "pages/plain_question.h"
#include "place_rows.h"
#include "setting_editor.h"
#include "setting_row.h"
#include "settings/settings.h"
#include "window/preferences.h"

#include "deploy/deployment/message.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace console {

namespace theme = widgets::theme;

namespace {

constexpr QSize settingsSize(820, 560);

QString shownText(std::string_view text)
{
    return models::translated(deployment::Message{text, {}});
}

} // namespace

SettingsDialog::SettingsDialog(const Context& context, const Place& place, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_search(new QLineEdit(place.search, this))
    , m_groups(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_nothing(new QWidget(m_pages))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setWindowTitle(tr("Settings"));
    setupLayout();
    for (const SettingGroup group : settingGroups())
        addGroup(group);
    setupButtons();
    connect(m_groups, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(&context.preferences, &Preferences::changed, this, &SettingsDialog::handleChange);
    m_groups->setCurrentRow(static_cast<int>(place.group));
    addNothing();
    if (!search())
        m_search->clear();
    m_search->setFocus();
}

SettingsDialog::Place SettingsDialog::place() const
{
    const auto row = static_cast<std::size_t>(std::max(m_groups->currentRow(), 0));
    return {settingGroups().at(row), m_search->text()};
}

void SettingsDialog::setupLayout()
{
    resize(theme::inLetters(font(), settingsSize));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    widgets::addClearButton(*m_search);
    m_groups->setAccessibleName(tr("Groups of settings"));
    m_groups->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(theme::space::group);
    middle->addWidget(m_groups);
    middle->addWidget(m_pages, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        theme::space::group, theme::space::group, theme::space::group, theme::space::group);
    layout->setSpacing(theme::space::apart);
    layout->addWidget(m_search);
    layout->addLayout(middle, 1);
}

void SettingsDialog::setupButtons()
{
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* reset = m_buttons->addButton(tr("Reset all…"), QDialogButtonBox::ResetRole);
    reset->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::askToResetAll);
    layout()->addWidget(m_buttons);
    keepButtonsLast();
}

/// Tab comes to what was made last at the end; the buttons follow it.
void SettingsDialog::keepButtonsLast()
{
    QWidgetList buttons;
    QWidget* last = this; // of all others
    for (QWidget* each = nextInFocusChain(); each != this; each = each->nextInFocusChain()) {
        if (each->focusPolicy() == Qt::NoFocus) // which cannot be built upon
            continue;
        if (m_buttons->isAncestorOf(each))
            buttons << each;
        else
            last = each;
    }
    for (QWidget* each : buttons)
        setTabOrder(std::exchange(last, each), each);
}

void SettingsDialog::addGroup(SettingGroup group)
{
    auto* item = new QListWidgetItem(groupTitle(group), m_groups);
    const QFontMetrics metrics = m_groups->fontMetrics();
    item->setSizeHint(
        QSize(metrics.horizontalAdvance(item->text()), metrics.height() + 2 * theme::space::near));
    m_groups->setFixedWidth(m_groups->sizeHintForColumn(0) + 2 * theme::space::section);
    auto* area = new QScrollArea(m_pages);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // what is in it has the keys
    area->setAccessibleName(groupTitle(group));
    m_areas.insert_or_assign(group, area);
    m_pages->addWidget(area);
    refill(group);
}

/// What stands there may be what was clicked: it goes later.
void SettingsDialog::refill(SettingGroup group)
{
    QScrollArea* area = m_areas.at(group);
    if (QWidget* former = area->takeWidget()) {
        former->hide();
        former->deleteLater();
    }
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, theme::space::near, 0);
    layout->setSpacing(0);
    auto* title = new widgets::PlainLabel(groupTitle(group), page);
    title->setFont(theme::font(theme::Type::Heading));
    layout->addWidget(title);
    m_rows[group] = makeRows(group, *page);
    for (SettingRow* row : m_rows[group])
        layout->addWidget(row);
    layout->addStretch(1);
    area->setWidget(page);
    keepButtonsLast();
}

std::vector<SettingRow*> SettingsDialog::makeRows(SettingGroup group, QWidget& parent)
{
    std::vector<SettingRow*> rows;
    for (const SettingText& text : settingTexts()) {
        if (text.group == group)
            rows.push_back(makeTableRow(text, parent));
    }
    const PlaceContext context{
        m_context.settings, m_context.connections, [this](SettingGroup changed) {
            refill(changed);
            search();
            m_areas.at(changed)->setFocus();
        }};
    for (SettingRow* row : makePlaceRows(group, context, parent))
        rows.push_back(row);
    return rows;
}

SettingRow* SettingsDialog::makeTableRow(const SettingText& text, QWidget& parent)
{
    auto* row = new SettingRow({shownText(text.title), shownText(text.help)},
        makeEditor(text.setting, m_context.preferences), &parent);
    row->setChanged(m_context.settings.isChanged(text.setting));
    connect(row, &SettingRow::resetRequested, this,
        [this, setting = text.setting] { m_context.preferences.reset(setting); });
    m_tableRows.insert_or_assign(text.setting, row);
    return row;
}

void SettingsDialog::handleChange(Setting setting)
{
    if (const auto found = m_tableRows.find(setting); found != m_tableRows.end())
        found->second->setChanged(m_context.settings.isChanged(setting));
    if (setting == Setting::Connections) {
        refill(SettingGroup::Connections);
        refill(SettingGroup::Archive);
        search();
    }
}

void SettingsDialog::addNothing()
{
    auto* layout = new QVBoxLayout(m_nothing);
    layout->setContentsMargins({});
    layout->addWidget(new widgets::PlainLabel(tr("No setting is called that."), m_nothing));
    layout->addStretch(1);
    m_pages->addWidget(m_nothing);
}

/// A group whose title fits is shown whole.
bool SettingsDialog::search()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int firstFit = -1;
    for (int index = 0; index < m_groups->count(); ++index) {
        const SettingGroup group = settingGroups().at(static_cast<std::size_t>(index));
        bool fits = false;
        for (SettingRow* row : m_rows.at(group))
            fits = row->find(words) || fits;
        const bool isNamed =
            !words.isEmpty() && std::ranges::all_of(words, [&](const QString& word) {
                return groupTitle(group).contains(word, Qt::CaseInsensitive);
            });
        if (isNamed && !fits)
            std::ranges::for_each(m_rows.at(group), [](SettingRow* row) { row->find({}); });
        m_groups->item(index)->setHidden(!fits && !isNamed);
        if ((fits || isNamed) && firstFit < 0)
            firstFit = index;
    }
    const QListWidgetItem* current = m_groups->currentItem();
    if (firstFit >= 0 && (current == nullptr || current->isHidden()))
        m_groups->setCurrentRow(firstFit);
    if (firstFit >= 0) {
        m_pages->setCurrentIndex(m_groups->currentRow());
        return true;
    }
    m_pages->setCurrentWidget(m_nothing);
    widgets::announce(*this, tr("No setting is called that."));
    return false;
}

void SettingsDialog::askToResetAll()
{
    askBefore(*this, tr("Reset all settings"),
        tr("Set everything on these pages back to the default? Connections, archives, what "
           "credential "
           "plug-ins may do, filters and columns stay as they are."),
        tr("Reset all"), [this] {
            for (const SettingText& text : settingTexts())
                m_context.preferences.reset(text.setting);
        });
}

} // namespace console
