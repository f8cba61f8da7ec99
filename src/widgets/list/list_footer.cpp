// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_footer.h"

#include "ui_list_footer.h"

#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QLocale>

namespace widgets {

namespace {

constexpr int hintIconSize = 14;

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
    updateAppearance();
}

ListFooter::~ListFooter() = default;

void ListFooter::setCounts(const Counts& counts)
{
    const QLocale locale;
    m_ui->countLabel->setText(counts.shown == counts.all
            ? tr("%Ln deployment(s)", nullptr, int(counts.all))
            : tr("%1 of %2", "shown of all")
                  .arg(locale.toString(counts.shown), locale.toString(counts.all)));
    m_ui->selectionLabel->setText(counts.selected > 1
            ? QStringLiteral("·  ") + tr("%Ln selected", nullptr, counts.selected)
            : QString());
    m_ui->compareButton->setVisible(counts.selected == 2);
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

void ListFooter::setHint(const QString& text, const QString& action)
{
    m_ui->hint->setText(text);
    m_ui->hintButton->setText(action);
    const std::initializer_list<QWidget*> parts{m_ui->hintIcon, m_ui->hint, m_ui->hintButton};
    for (QWidget* part : parts)
        part->setVisible(!text.isEmpty());
}

void ListFooter::setZone(const QString& zone)
{
    m_ui->zoneLabel->setText(tr("Times in %1").arg(zone));
}

void ListFooter::updateAppearance()
{
    const QColor warning = theme::foreground(theme::Tone::Warning, palette());
    m_ui->hintIcon->setPixmap(theme::icon(QStringLiteral("warning"), warning)
                                  .pixmap(QSize(hintIconSize, hintIconSize), devicePixelRatioF()));
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, theme::foreground(theme::Tone::Info, palette()));
    m_ui->hintButton->setPalette(link);
    m_ui->compareButton->setPalette(link);
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
