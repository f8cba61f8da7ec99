// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_header.h"

#include "controls/badge.h"
#include "ui_list_header.h"

#include "deploy/models/display_strings.h"

#include <QAction>
#include <QEvent>

#include <algorithm>
#include <initializer_list>

namespace widgets {

namespace {

constexpr int listIconSize = 24;
constexpr int minFreshnessWidth = 120;
constexpr int usualStateLetters = 34; ///< what it says where nothing is wrong
constexpr double listTitleScale = 1.4;

} // namespace

ListHeader::ListHeader(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ListHeader>())
    , m_freshness(new Badge(this))
{
    m_ui->setupUi(this);
    QFont font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * listTitleScale);
    font.setBold(true);
    m_ui->title->setFont(font);
    m_ui->stateLayout->addWidget(m_freshness);
    connect(m_ui->filterButton, &QPushButton::toggled, this, &ListHeader::filterToggled);
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &ListHeader::refreshRequested);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ListHeader::exportRequested);
    connect(m_ui->problemsButton, &QToolButton::clicked, this, &ListHeader::problemsRequested);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &ListHeader::retryRequested);
    m_freshness->setAnnounced(true);
    const std::initializer_list<QPushButton*> buttons{
        m_ui->filterButton, m_ui->previewButton, m_ui->refreshButton, m_ui->exportButton};
    for (QPushButton* button : buttons) {
        m_words.emplace_back(button, button->text());
        button->setAccessibleName(button->text());
    }
    updateAppearance();
    setProblems({});
    setFreshness({});
}

ListHeader::~ListHeader() = default;

void ListHeader::setSourceName(const QString& name)
{
    m_ui->sourceName->setText(models::displayText(name.toStdString()));
}

void ListHeader::setFreshness(const StatusMessage& line)
{
    m_freshness->setState(line.text, line.tone);
    // A long reason gives way to the buttons, a word stands whole.
    m_freshness->setMinimumWidth(std::min(minFreshnessWidth, m_freshness->sizeHint().width()));
    m_freshness->setVisible(!line.text.isEmpty());
    m_ui->retryButton->setVisible(line.hasAction && !line.text.isEmpty());
}

void ListHeader::setProblems(const deployment::ProblemTotals& totals)
{
    const QString count = tr("%Ln problem(s)", nullptr, int(totals.all()));
    const QString unread =
        tr("%Ln deployment(s) could not be read", nullptr, int(totals.unreadRecords));
    const QString whole = totals.unreadRecords == 0
        ? count
        : tr("%1; %2", "problems; deployments that could not be read").arg(count, unread);
    m_ui->problemsButton->setVisible(totals.all() > 0);
    if (m_problems == whole)
        return;
    m_problems = whole;
    m_problemCount = count;
    m_ui->problemsButton->setAccessibleName(whole);
    m_ui->problemsButton->setToolTip(whole == count ? QString() : whole);
    showWordsByRoom();
}

void ListHeader::setRefreshEnabled(bool enabled)
{
    m_ui->refreshButton->setEnabled(enabled);
}

void ListHeader::setExportEnabled(bool enabled)
{
    m_ui->exportButton->setEnabled(enabled);
}

void ListHeader::setFilterEnabled(bool enabled)
{
    m_ui->filterButton->setEnabled(enabled);
}

bool ListHeader::isFilterShown() const
{
    return m_ui->filterButton->isChecked();
}

void ListHeader::setPreviewAction(QAction& action)
{
    m_ui->previewButton->setToolTip(action.toolTip());
    connect(m_ui->previewButton, &QPushButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::toggled, m_ui->previewButton, &QPushButton::setChecked);
}

void ListHeader::showFilter()
{
    m_ui->filterButton->setChecked(true);
}

/// Returns what the buttons take.
int ListHeader::setWords(bool areShown)
{
    int taken = 0;
    for (const auto& [button, words] : m_words) {
        button->setText(areShown ? words : QString());
        taken += button->sizeHint().width() + layout()->spacing();
    }
    return taken;
}

/// By the width, and by what is wrong with the records, alone: words that come and go while one
/// works would move the buttons. Their words give way first, as their signs say the same.
void ListHeader::showWordsByRoom()
{
    QToolButton& problems = *m_ui->problemsButton;
    problems.setText(m_problems);
    const int room = width() - listIconSize - m_ui->title->sizeHint().width()
        - usualStateLetters * fontMetrics().averageCharWidth() - 3 * layout()->spacing()
        - (problems.isHidden() ? 0 : problems.sizeHint().width() + layout()->spacing());
    if (setWords(true) > room && setWords(false) > room)
        problems.setText(m_problemCount);
}

void ListHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWordsByRoom();
}

void ListHeader::updateAppearance()
{
    const auto icon = [this](
                          const char* name) { return theme::icon(QLatin1String(name), palette()); };
    m_ui->appIcon->setPixmap(
        icon("deployment-console").pixmap(QSize(listIconSize, listIconSize), devicePixelRatioF()));
    m_ui->filterButton->setIcon(icon("filter"));
    m_ui->previewButton->setIcon(icon("preview"));
    m_ui->refreshButton->setIcon(icon("refresh"));
    m_ui->exportButton->setIcon(icon("export"));
    m_ui->problemsButton->setIcon(theme::icon(
        QStringLiteral("problems"), theme::foreground(theme::Tone::Warning, palette())));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_ui->sourceName->setPalette(quiet);
}

void ListHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
    else if (event->type() == QEvent::FontChange)
        showWordsByRoom();
}

} // namespace widgets
