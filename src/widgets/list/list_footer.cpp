// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_footer.h"

#include "ui_list_footer.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLocale>

#include <chrono>
#include <initializer_list>

namespace widgets {

namespace {

constexpr int hintIconSize = 14;
constexpr std::chrono::seconds savedTime{30};
constexpr std::chrono::milliseconds restOfTyping{700};

} // namespace

ListFooter::ListFooter(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ListFooter>())
{
    m_ui->setupUi(this);
    connect(m_ui->hintButton, &QPushButton::clicked, this, &ListFooter::hintActivated);
    connect(m_ui->compareButton, &QPushButton::clicked, this, &ListFooter::compareRequested);
    m_ui->compareButton->setToolTip(tr("Shows both deployments side by side"));
    m_ui->compareButton->hide();
    connect(m_ui->hiddenMatchesButton, &QPushButton::clicked, this,
        &ListFooter::hiddenMatchesActivated);
    m_ui->hiddenMatchesButton->setToolTip(tr("Show these columns"));
    m_ui->hiddenMatchesButton->hide();
    m_ui->hintButton->setFlat(true);
    // The line is as high without a hint as with one: rows have to stay.
    QSizePolicy policy = m_ui->hintButton->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_ui->hintButton->setSizePolicy(policy);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(restOfTyping);
    connect(&m_tellTimer, &QTimer::timeout, this, &ListFooter::tellCounts);
    setupSaved();
    updateAppearance();
}

void ListFooter::setupSaved()
{
    m_savedTimer.setSingleShot(true);
    m_savedTimer.setInterval(savedTime);
    connect(&m_savedTimer, &QTimer::timeout, this, &ListFooter::updateHint);
    connect(m_ui->showFolderButton, &QPushButton::clicked, this,
        [this] { Q_EMIT folderRequested(m_savedPath); });
    connect(m_ui->copyPathButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_savedPath); });
    updateHint();
}

void ListFooter::showSaved(const QString& path)
{
    m_savedPath = path;
    m_ui->saved->setText(tr("Saved as %1").arg(models::displayText(path.toStdString())));
    m_savedTimer.start();
    updateHint();
}

/// One of the two, so that there is room for its words.
void ListFooter::updateHint()
{
    const bool isSaved = m_savedTimer.isActive();
    const std::initializer_list<QWidget*> saved{
        m_ui->saved, m_ui->showFolderButton, m_ui->copyPathButton};
    for (QWidget* part : saved)
        part->setVisible(isSaved);
    const std::initializer_list<QWidget*> hint{m_ui->hintIcon, m_ui->hint, m_ui->hintButton};
    for (QWidget* part : hint)
        part->setVisible(m_hasHint && !isSaved);
}

ListFooter::~ListFooter() = default;

void ListFooter::setCounts(const Counts& counts)
{
    m_counts = counts;
    const QLocale locale;
    const QString count = counts.shown == counts.all
        ? tr("%Ln deployment(s)", nullptr, int(counts.all))
        : tr("%1 of %2", "shown of all")
              .arg(locale.toString(counts.shown), locale.toString(counts.all));
    m_ui->countLabel->setText(
        counts.isPart ? tr("%1; not all were read", "a number of deployments").arg(count) : count);
    m_ui->selectionLabel->setText(counts.selected > 1
            ? QStringLiteral("·  ") + tr("%Ln selected", nullptr, counts.selected)
            : QString());
    m_ui->compareButton->setVisible(counts.selected == 2);
}

void ListFooter::tellCountsSoon()
{
    m_tellTimer.start();
}

/// That there are none is told by what stands in their place.
void ListFooter::tellCounts()
{
    const QLocale locale;
    if (m_counts.shown != 0)
        announce(*this,
            tr("%1 of %2 deployments", "shown of all")
                .arg(locale.toString(m_counts.shown), locale.toString(m_counts.all)));
}

void ListFooter::setCountVisible(bool visible)
{
    m_ui->countLabel->setVisible(visible);
}

void ListFooter::setHiddenMatches(const QString& text)
{
    m_ui->hiddenMatchesButton->setText(text);
    m_ui->hiddenMatchesButton->setVisible(!text.isEmpty());
}

void ListFooter::setHint(const QString& text, const QString& action, theme::Tone tone)
{
    m_ui->hint->setText(text);
    m_ui->hintButton->setText(action);
    m_hintTone = tone;
    updateHintIcon();
    m_hasHint = !text.isEmpty();
    updateHint();
}

void ListFooter::setZone(const QString& zone)
{
    m_ui->zoneLabel->setText(tr("Times in %1").arg(zone));
}

void ListFooter::updateHintIcon()
{
    const QString name =
        m_hintTone == theme::Tone::Warning ? QStringLiteral("warning") : QStringLiteral("info");
    m_ui->hintIcon->setPixmap(theme::icon(name, theme::foreground(m_hintTone, palette()))
                                  .pixmap(QSize(hintIconSize, hintIconSize), devicePixelRatioF()));
}

void ListFooter::updateAppearance()
{
    updateHintIcon();
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, theme::foreground(theme::Tone::Info, palette()));
    m_ui->hintButton->setPalette(link);
    m_ui->compareButton->setPalette(link);
    m_ui->showFolderButton->setPalette(link);
    m_ui->copyPathButton->setPalette(link);
    m_ui->hiddenMatchesButton->setPalette(link);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    const std::initializer_list<QWidget*> steppingBack{
        m_ui->countLabel, m_ui->selectionLabel, m_ui->zoneLabel};
    for (QWidget* label : steppingBack)
        label->setPalette(quiet);
}

void ListFooter::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
