<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Deployment Console %1</source>
        <translation>部署控制台 %1</translation>
    </message>
    <message>
        <source>Deployment history, live detail, and commands that can be trusted.</source>
        <translation>部署历史、实时详情，以及可信赖的命令。</translation>
    </message>
    <message>
        <source>License: GPL-3.0-or-later. Built with Qt %1 and Qt Charts, simdjson, nlohmann/json, PCRE2, utf8proc, tl::expected, spdlog, QtKeychain and zlib.</source>
        <translation>许可证：GPL-3.0-or-later。基于 Qt %1 及 Qt Charts、simdjson、nlohmann/json、PCRE2、utf8proc、tl::expected、spdlog、QtKeychain 和 zlib 构建。</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>BriefingTexts</name>
    <message>
        <source>Revision %1</source>
        <translation>修订版本 %1</translation>
    </message>
</context>
<context>
    <name>ChartTexts</name>
    <message>
        <source>No values</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Lowest %1, highest %2, last %3 at %4</source>
        <translation>最低 %1，最高 %2，最近 %3（%4）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name and value of a metric</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <comment>name of a metric</comment>
        <translation>%1：无数据</translation>
    </message>
    <message>
        <source>step: %1</source>
        <translation>步骤：%1</translation>
    </message>
    <message>
        <source>No traffic: none of the measurements is a number</source>
        <translation>无流量：没有任何测量值是数字</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Successful</source>
        <comment>a measurement</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a measurement</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <comment>a measurement</comment>
        <translation>无结论</translation>
    </message>
    <message>
        <source>Could not be measured</source>
        <comment>a measurement</comment>
        <translation>测量出错</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a verdict, how often</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No traffic</source>
        <translation>无流量</translation>
    </message>
    <message>
        <source>last %1, lowest %2, highest %3</source>
        <translation>最新 %1，最低 %2，最高 %3</translation>
    </message>
    <message>
        <source>%1, first at %2</source>
        <comment>what a curve does, a time</comment>
        <translation>%1，最早于 %2</translation>
    </message>
    <message>
        <source>%1  (%2: %3)</source>
        <comment>time and value, name of another run, its value</comment>
        <translation>%1  (%2: %3)</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>description of a curve, name of another run, its description</comment>
        <translation>%1。%2：%3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>description of a curve, its limit and verdicts</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>name and value of a metric, its time</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message>
        <source>%1, as of %2</source>
        <translation>%1，数据截至 %2</translation>
    </message>
    <message>
        <source>%1 · server&apos;s clock %2 ahead</source>
        <comment>how fresh, a duration</comment>
        <translation>%1 · 服务器时钟比本机快 %2</translation>
    </message>
    <message>
        <source>%1 · server&apos;s clock %2 behind</source>
        <comment>how fresh, a duration</comment>
        <translation>%1 · 服务器时钟比本机慢 %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询中</translation>
    </message>
    <message>
        <source>Watching the file</source>
        <translation>正在监视文件</translation>
    </message>
    <message>
        <source>Stale since %1</source>
        <translation>数据自 %1 起已过时</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>%1, next attempt in %n second(s)</source>
        <comment>state</comment>
        <translation>
            <numerusform>%1，%n秒后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>From the archive, as of %1</source>
        <translation>来自存档，截至 %1</translation>
    </message>
    <message>
        <source>From the archive</source>
        <translation>来自存档</translation>
    </message>
    <message>
        <source>%1, connecting…</source>
        <comment>from the archive, as of a time</comment>
        <translation>%1，正在连接…</translation>
    </message>
    <message>
        <source>Offline. %1</source>
        <comment>from the archive, as of a time</comment>
        <translation>离线。%1</translation>
    </message>
    <message>
        <source>%1, trying again</source>
        <comment>state</comment>
        <translation>%1，正在重试</translation>
    </message>
    <message>
        <source>%1, next attempt in %2</source>
        <comment>state, a duration</comment>
        <translation>%1，%2后重试</translation>
    </message>
</context>
<context>
    <name>HiddenTroubleText</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln 个进行中的部署</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed in the last 24 hours</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln 个最近 24小时内失败的部署</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter hides %1.</source>
        <translation>筛选隐藏了 %1。</translation>
    </message>
    <message>
        <source>The filter hides %1 and %2.</source>
        <translation>筛选隐藏了 %1和 %2。</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a time</comment>
        <translation>从 %1 起</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a time</comment>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln 个已暂停的部署</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter hides %1, %2 and %3.</source>
        <translation>筛选隐藏了 %1、%2和 %3。</translation>
    </message>
</context>
<context>
    <name>HistoryCells</name>
    <message>
        <source>%1. This record has problems: see the list of problems.</source>
        <translation>%1。此记录有问题，请查看问题列表。</translation>
    </message>
    <message>
        <source>%1 (archived)</source>
        <comment>status</comment>
        <translation>%1（存档）</translation>
    </message>
    <message>
        <source>%1. This is from the archive, as it was last seen: the server does not have it, or has not been read yet.</source>
        <translation>%1。来自存档，为最后一次看到的状态：服务器上没有此次部署，或尚未读取服务器。</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>status</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1. Something newer was told of it and could not be read: see the list of problems.</source>
        <translation>%1。收到过更新的状态，但无法读取，请查看问题列表。</translation>
    </message>
</context>
<context>
    <name>LogLines</name>
    <message>
        <source>%1 (%2 in all, Enter shows more)</source>
        <comment>beginning of a log entry, size</comment>
        <translation>%1（共 %2，按 Enter 查看全部）</translation>
    </message>
</context>
<context>
    <name>LogPattern</name>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1（第 %2 个字符处）</translation>
    </message>
</context>
<context>
    <name>LogReading</name>
    <message>
        <source>Line %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>共 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogRows</name>
    <message>
        <source>The log could not be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The settings file was damaged and was saved as %1. Default settings are used.</source>
        <translation>设置文件已损坏，已另存为 %1；当前使用默认设置。</translation>
    </message>
    <message>
        <source>Settings cannot be saved in %1 (%2). Changes last until you close the console.</source>
        <translation>无法将设置保存到 %1（%2）。所做更改仅在关闭控制台之前有效。</translation>
    </message>
    <message>
        <source>The record can&apos;t be read (line %1, column %2).</source>
        <translation>无法读取该记录（第 %1 行，第 %2 列）。</translation>
    </message>
    <message>
        <source>The field %1 is missing or invalid (line %2, column %3).</source>
        <translation>字段 %1 缺失或无效（第 %2 行，第 %3 列）。</translation>
    </message>
    <message>
        <source>Duplicate field; the last one is used.</source>
        <translation>字段重复，以最后一个为准。</translation>
    </message>
    <message>
        <source>The record is not an object.</source>
        <translation>该记录不是 JSON 对象。</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Nested deeper than %1 levels.</source>
        <translation>嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The field is missing.</source>
        <translation>缺少该字段。</translation>
    </message>
    <message>
        <source>The points are not in time order; they are shown sorted.</source>
        <translation>数据点未按时间排序，已排序后显示。</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>The traffic of the two environments does not add up to 100 percent.</source>
        <translation>两个环境的流量之和不等于 100%。</translation>
    </message>
    <message>
        <source>%1 more problems of this record are not listed.</source>
        <translation>该记录另有 %1 个问题未列出。</translation>
    </message>
    <message>
        <source>The id is empty.</source>
        <translation>部署 ID 为空。</translation>
    </message>
    <message>
        <source>The required field is missing.</source>
        <translation>缺少必填字段。</translation>
    </message>
    <message>
        <source>The year is implausible.</source>
        <translation>年份不合理。</translation>
    </message>
    <message>
        <source>The deployment is finished, but its end time is missing.</source>
        <translation>部署已结束，但缺少结束时间。</translation>
    </message>
    <message>
        <source>The JSON ends too early.</source>
        <translation>JSON 不完整，提前结束。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation>文本不是有效的 UTF-8 编码。</translation>
    </message>
    <message>
        <source>Out of range: %1</source>
        <translation>超出范围：%1</translation>
    </message>
    <message>
        <source>The string contains an invalid escape sequence.</source>
        <translation>字符串含有无效的转义序列。</translation>
    </message>
    <message>
        <source>Expected a string.</source>
        <translation>应为字符串。</translation>
    </message>
    <message>
        <source>Expected a number.</source>
        <translation>应为数字。</translation>
    </message>
    <message>
        <source>Expected an integer.</source>
        <translation>应为整数。</translation>
    </message>
    <message>
        <source>Not between 0 and 100 percent: %1</source>
        <translation>不在 0 到 100% 之间：%1</translation>
    </message>
    <message>
        <source>Expected true or false.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>Expected a time as a string (RFC 3339).</source>
        <translation>应为字符串形式的时间（RFC 3339）。</translation>
    </message>
    <message>
        <source>Not an RFC 3339 time with an offset: %1</source>
        <translation>不是带时区偏移的 RFC 3339 时间：%1</translation>
    </message>
    <message>
        <source>Expected an object.</source>
        <translation>应为对象。</translation>
    </message>
    <message>
        <source>Expected a list.</source>
        <translation>应为列表。</translation>
    </message>
    <message>
        <source>This is not a JSON value.</source>
        <translation>不是有效的 JSON 值。</translation>
    </message>
    <message>
        <source>The log file could not be created in %1: %2</source>
        <translation>无法在 %1 中创建日志文件：%2</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file ends in the middle of a record; it may still be written to.</source>
        <translation>文件在某条记录中间结束，可能仍在写入。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>This is a pipe or a device, not a file.</source>
        <translation>这是管道或设备，不是文件。</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>加载已取消。</translation>
    </message>
    <message>
        <source>The file has not been read yet.</source>
        <translation>尚未读取文件。</translation>
    </message>
    <message>
        <source>The record is not where it was; the file has changed.</source>
        <translation>文件已更改，该记录已不在原位置。</translation>
    </message>
    <message>
        <source>Cannot write to %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be written: it is not a file</source>
        <translation>无法写入 %1：它不是文件</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>Permission denied.</source>
        <translation>没有读取权限。</translation>
    </message>
    <message>
        <source>It can&apos;t be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>The temporary copy can&apos;t be written: %1</source>
        <translation>无法写入临时副本：%1</translation>
    </message>
    <message>
        <source>The gzip data is damaged or truncated.</source>
        <translation>gzip 数据已损坏或不完整。</translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation>这是设备，不是文件。</translation>
    </message>
    <message>
        <source>Duplicate id; this later record is used.</source>
        <translation>ID 重复，以后出现的这条记录为准。</translation>
    </message>
    <message>
        <source>Unexpected comma.</source>
        <translation>多余的逗号。</translation>
    </message>
    <message>
        <source>Missing comma.</source>
        <translation>缺少逗号。</translation>
    </message>
    <message>
        <source>The record is longer than 4 GB.</source>
        <translation>该记录超过 4 GB。</translation>
    </message>
    <message>
        <source>The text ends inside this deployment.</source>
        <translation>文本在这条部署记录中间结束。</translation>
    </message>
    <message>
        <source>The text ends before the list is closed.</source>
        <translation>文本在列表结束之前中断。</translation>
    </message>
    <message>
        <source>No deployments found: this is neither a deployment nor a list of deployments.</source>
        <translation>没有找到部署：内容既不是部署记录，也不是部署列表。</translation>
    </message>
    <message>
        <source>Invalid server address; it must begin with http:// or https://.</source>
        <translation>服务地址无效，必须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The address contains a user name or password; enter them as credentials instead.</source>
        <translation>地址中含有用户名或密码，请改用凭据提供。</translation>
    </message>
    <message>
        <source>The server address must not have a query or a fragment.</source>
        <translation>服务地址不能带查询参数（?）或片段（#）。</translation>
    </message>
    <message>
        <source>The name of the header for the secret is not valid.</source>
        <translation>用于传递密钥的请求头名称无效。</translation>
    </message>
    <message>
        <source>Credentials are not sent over plain http to another machine. Use https, or allow it for this connection.</source>
        <translation>不会通过明文 http 向其他主机发送凭据。请使用 https，或为此连接单独允许。</translation>
    </message>
    <message>
        <source>A deployment with this ID cannot be addressed on a server.</source>
        <translation>此部署 ID 无法用于访问服务器。</translation>
    </message>
    <message>
        <source>The environment variable %1 with the credentials is not set.</source>
        <translation>未设置存放凭据的环境变量 %1。</translation>
    </message>
    <message>
        <source>The credentials file cannot be read: %1</source>
        <translation>无法读取凭据文件：%1</translation>
    </message>
    <message>
        <source>The credentials file is readable by other users; set its mode to 0600: %1</source>
        <translation>凭据文件可被其他用户读取，请将其权限设为 0600：%1</translation>
    </message>
    <message>
        <source>The credentials file is empty: %1</source>
        <translation>凭据文件为空：%1</translation>
    </message>
    <message>
        <source>The keyring has no entry named %1.</source>
        <translation>密钥环中没有名为 %1 的条目。</translation>
    </message>
    <message>
        <source>The system keyring is not available or locked.</source>
        <translation>系统密钥环不可用或已锁定。</translation>
    </message>
    <message>
        <source>The server requires credentials.</source>
        <translation>服务器要求提供凭据。</translation>
    </message>
    <message>
        <source>The credentials contain characters that cannot be sent.</source>
        <translation>凭据中含有无法发送的字符。</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>服务器发送的事件过大。</translation>
    </message>
    <message>
        <source>The server closed the event stream.</source>
        <translation>服务器关闭了事件流。</translation>
    </message>
    <message>
        <source>The CA certificate file cannot be used: %1</source>
        <translation>无法使用 CA 证书文件：%1</translation>
    </message>
    <message>
        <source>The request contains characters that cannot be sent.</source>
        <translation>请求中含有无法发送的字符。</translation>
    </message>
    <message>
        <source>The server redirects to another address (%1); redirects to other servers are not followed. Use that address if you trust it.</source>
        <translation>服务器重定向到另一地址（%1）；控制台不会跟随到其他服务器的重定向。如果信任该地址，请直接使用它。</translation>
    </message>
    <message>
        <source>The server requires valid credentials (status %1).</source>
        <translation>服务器要求有效的凭据（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server does not permit this.</source>
        <translation>服务器不允许此操作。</translation>
    </message>
    <message>
        <source>The server is limiting the request rate.</source>
        <translation>服务器正在限制请求频率。</translation>
    </message>
    <message>
        <source>The server is currently unavailable.</source>
        <translation>服务器暂时不可用。</translation>
    </message>
    <message>
        <source>The server returned status %1.</source>
        <translation>服务器返回状态码 %1。</translation>
    </message>
    <message>
        <source>The server says (status %1): %2</source>
        <translation>服务器返回（状态码 %1）：%2</translation>
    </message>
    <message>
        <source>The server returned an HTML page, possibly from a proxy or a login page. Check that the address is that of the API.</source>
        <translation>服务器返回了 HTML 页面，可能来自代理或登录页面。请确认地址是 API 地址。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The response is too large and was only partly read.</source>
        <translation>响应过大，未读取完整。</translation>
    </message>
    <message>
        <source>The server at %1 did not respond within %2 seconds.</source>
        <translation>服务器 %1 在 %2秒内没有响应。</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>No server is listening at %1.</source>
        <translation>%1 上没有服务器在监听。</translation>
    </message>
    <message>
        <source>Host %1 not found.</source>
        <translation>找不到主机 %1。</translation>
    </message>
    <message>
        <source>%1 is not an HTTP server.</source>
        <translation>%1 不是 HTTP 服务器。</translation>
    </message>
    <message>
        <source>Incomplete response: the connection to %1 was lost.</source>
        <translation>响应不完整：与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost before a response arrived.</source>
        <translation>收到响应之前，与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>The command journal cannot be written: %1</source>
        <translation>无法写入命令记录：%1</translation>
    </message>
    <message>
        <source>The command journal was written by a newer version of this program: %1</source>
        <translation>命令记录由本程序的更新版本写入：%1</translation>
    </message>
    <message>
        <source>The server&apos;s response is not the deployment that was requested.</source>
        <translation>服务器的响应不是所请求的部署。</translation>
    </message>
    <message>
        <source>The server keeps returning pages of the deployment list without new deployments; the list was not read completely.</source>
        <translation>服务器不断返回没有新部署的部署列表页，列表未读取完整。</translation>
    </message>
    <message>
        <source>The server does not give the next page of the deployment list as an address or a cursor; the list was not read completely.</source>
        <translation>服务器给出的部署列表下一页既不是地址也不是游标，列表未读取完整。</translation>
    </message>
    <message>
        <source>Incomplete response: the data ends in the middle of a record.</source>
        <translation>响应不完整：数据在某条记录中间结束。</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>此连接为只读。</translation>
    </message>
    <message>
        <source>The credentials do not permit commands.</source>
        <translation>该凭据无权执行命令。</translation>
    </message>
    <message>
        <source>A command needs a reason.</source>
        <translation>命令必须填写原因。</translation>
    </message>
    <message>
        <source>A rollback needs a target version.</source>
        <translation>回滚必须指定目标版本。</translation>
    </message>
    <message>
        <source>A command for this deployment is already in progress.</source>
        <translation>此部署已有命令正在执行。</translation>
    </message>
    <message>
        <source>Not sent: the program exited before the command was sent.</source>
        <translation>命令未发送：程序在发送之前已退出。</translation>
    </message>
    <message>
        <source>The program exited before a response arrived; the outcome of the command is being determined.</source>
        <translation>程序在收到响应之前已退出，正在确认命令的结果。</translation>
    </message>
    <message>
        <source>The start is in the future.</source>
        <translation>开始时间晚于当前时间。</translation>
    </message>
    <message>
        <source>The year is not between 0001 and 9999 (in UTC): %1</source>
        <translation>年份（UTC）不在 0001 到 9999 之间：%1</translation>
    </message>
    <message>
        <source>%1 could not be written: not all of it could be read</source>
        <translation>无法写入 %1：内容未能全部读取</translation>
    </message>
    <message>
        <source>The file has changed since it was read.</source>
        <translation>文件在读取之后已被更改。</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it looks like GB18030 (GBK) or a similar encoding. Only UTF-8 can be read.</source>
        <translation>文本不是 UTF-8，看起来是 GB18030（GBK）或类似的编码。只能读取 UTF-8。</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it looks like a single-byte encoding (ISO 8859, Windows-125x, KOI8). Only UTF-8 can be read.</source>
        <translation>文本不是 UTF-8，看起来是某种单字节编码（ISO 8859、Windows-125x、KOI8）。只能读取 UTF-8。</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it looks like %1. Only UTF-8 can be read.</source>
        <translation>文本不是 UTF-8，看起来是 %1。只能读取 UTF-8。</translation>
    </message>
    <message>
        <source>This is not a text file; only JSON can be read.</source>
        <translation>这不是文本文件，只能读取 JSON。</translation>
    </message>
    <message>
        <source>The text ends before the first deployment.</source>
        <translation>文本在第一个部署之前就结束了。</translation>
    </message>
    <message>
        <source>The only record in it could not be read.</source>
        <translation>其中唯一的一条记录无法读取。</translation>
    </message>
    <message>
        <source>None of the %1 records could be read.</source>
        <translation>%1 条记录全都无法读取。</translation>
    </message>
    <message>
        <source>There is more data after the first list; it was read too.</source>
        <translation>第一个列表之后还有内容，也已读取。</translation>
    </message>
    <message>
        <source>There are commas between the records; they are ignored.</source>
        <translation>记录之间有逗号，已忽略。</translation>
    </message>
    <message>
        <source>It looks like an archive or a compressed file; unpack it first.</source>
        <translation>看起来是归档或压缩文件，请先解压。</translation>
    </message>
    <message>
        <source>It looks like a picture.</source>
        <translation>看起来是图片。</translation>
    </message>
    <message>
        <source>It looks like audio or video.</source>
        <translation>看起来是音频或视频。</translation>
    </message>
    <message>
        <source>It looks like a document (PDF, Office).</source>
        <translation>看起来是文档（PDF、Office）。</translation>
    </message>
    <message>
        <source>It looks like a program.</source>
        <translation>看起来是程序。</translation>
    </message>
    <message>
        <source>It looks like a database or its table file.</source>
        <translation>看起来是数据库或其表文件。</translation>
    </message>
    <message>
        <source>It looks like Argo objects, not a deployment history.</source>
        <translation>看起来是 Argo 对象，而不是部署历史。</translation>
    </message>
    <message>
        <source>It looks like Kubernetes events (kubectl get events).</source>
        <translation>看起来是 Kubernetes 事件（kubectl get events）。</translation>
    </message>
    <message>
        <source>It looks like Kubernetes objects, not a deployment history.</source>
        <translation>看起来是 Kubernetes 对象，而不是部署历史。</translation>
    </message>
    <message>
        <source>It looks like a list of GitHub deployments; their fields have other names.</source>
        <translation>看起来是 GitHub 部署列表，其字段名称不同。</translation>
    </message>
    <message>
        <source>It looks like a list of GitHub workflow runs; their fields have other names.</source>
        <translation>看起来是 GitHub 工作流运行列表，其字段名称不同。</translation>
    </message>
    <message>
        <source>It looks like a list of GitLab deployments or pipelines; their fields have other names.</source>
        <translation>看起来是 GitLab 部署或流水线列表，其字段名称不同。</translation>
    </message>
    <message>
        <source>It looks like a list of Helm releases.</source>
        <translation>看起来是 Helm 发布列表。</translation>
    </message>
    <message>
        <source>It looks like a list of Jenkins builds.</source>
        <translation>看起来是 Jenkins 构建列表。</translation>
    </message>
    <message>
        <source>It looks like a log, not a deployment history.</source>
        <translation>看起来是日志，而不是部署历史。</translation>
    </message>
    <message>
        <source>It looks like a web page or XML.</source>
        <translation>看起来是网页或 XML。</translation>
    </message>
    <message>
        <source>It looks like YAML; only JSON can be read.</source>
        <translation>看起来是 YAML，只能读取 JSON。</translation>
    </message>
    <message>
        <source>It looks like a table (CSV); only JSON can be read.</source>
        <translation>看起来是表格（CSV），只能读取 JSON。</translation>
    </message>
    <message>
        <source>“%1” was read as %2; only upper and lower case differ.</source>
        <translation>“%1”已按“%2”处理：仅大小写不同。</translation>
    </message>
    <message>
        <source>Cannot write to %1: No space left on device (ENOSPC)</source>
        <translation>无法写入 %1：设备上没有剩余空间（ENOSPC）</translation>
    </message>
    <message>
        <source>Cannot write to %1: Disk quota exceeded (EDQUOT)</source>
        <translation>无法写入 %1：超出磁盘配额（EDQUOT）</translation>
    </message>
    <message>
        <source>The server accepted the command but could not complete it. Check the deployment: part of it may have taken effect.</source>
        <translation>服务器已接受该命令，但未能完成。请检查部署：可能有一部分已经生效。</translation>
    </message>
    <message>
        <source>The response does not contain the outcome of the command; it may come from a login page or a proxy.</source>
        <translation>响应中没有命令的结果，可能来自登录页面或代理。</translation>
    </message>
    <message>
        <source>The server has no record of the command and the deployment is unchanged: most likely it never arrived. It will not be sent again.</source>
        <translation>服务器没有该命令的记录，部署状态未变：命令很可能从未到达。不会再次发送。</translation>
    </message>
    <message>
        <source>The outcome of the command could not be determined; the console has stopped checking.</source>
        <translation>无法确认命令是否生效，控制台已停止核实。</translation>
    </message>
    <message>
        <source>The outcome of an earlier command for this deployment is still being determined. You can send another one a few minutes after it at the latest.</source>
        <translation>正在确认此部署上一条命令的结果；最迟在该命令发出几分钟后即可发送新命令。</translation>
    </message>
    <message>
        <source>The server returned an older state of this deployment than the one already known.</source>
        <translation>服务器返回的该部署状态比已知的更旧。</translation>
    </message>
    <message>
        <source>The deployment has changed; the new state is being loaded.</source>
        <translation>该部署已发生变化，正在加载新状态。</translation>
    </message>
    <message>
        <source>The server redirects to another of its addresses (%1), which was not followed: redirects are never followed for commands, and at most five times when reading.</source>
        <translation>服务器重定向到它的另一个地址（%1），未予跟随：命令从不跟随重定向，读取最多跟随五次。</translation>
    </message>
    <message>
        <source>The server at %1 uses https: the address must begin with https://.</source>
        <translation>%1 的服务器使用 https：地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>The server at %1 requires a client certificate. Set one and its key in the connection.</source>
        <translation>%1 的服务器要求客户端证书。请在连接中指定证书及其密钥。</translation>
    </message>
    <message>
        <source>The server at %1 rejected the client certificate of this connection.</source>
        <translation>%1 的服务器不接受此连接的客户端证书。</translation>
    </message>
    <message>
        <source>A proxy requires a user name and password (status 407).</source>
        <translation>代理要求用户名和密码（状态码 407）。</translation>
    </message>
    <message>
        <source>The server or the proxy %1 returned status %2.</source>
        <translation>服务器或代理 %1 返回状态码 %2。</translation>
    </message>
    <message>
        <source>Another instance of this program closed the command before it was sent.</source>
        <translation>命令在发送之前已被本程序的另一个实例终止。</translation>
    </message>
    <message>
        <source>The server&apos;s response is not a log.</source>
        <translation>服务器的响应不是日志。</translation>
    </message>
    <message>
        <source>The log has more entries than have been read.</source>
        <translation>日志尚未读取完整，后面还有条目。</translation>
    </message>
    <message>
        <source>The server&apos;s list is older than what is shown: a replica may lag behind, or the server was reset. Retrying.</source>
        <translation>服务器给出的列表比当前显示的更旧：可能是某个副本滞后，或服务器已被重置。正在重试。</translation>
    </message>
    <message>
        <source>The client key file cannot be read: %1</source>
        <translation>无法读取客户端密钥文件：%1</translation>
    </message>
    <message>
        <source>The client key file is readable by other users; set its mode to 0600: %1</source>
        <translation>客户端密钥文件可被其他用户读取，请将其权限设为 0600：%1</translation>
    </message>
    <message>
        <source>The client key is protected by a passphrase, which is not supported. Write it without one to a file that only you can read (openssl pkey -in KEY -out NEWKEY) and use that file instead: %1</source>
        <translation>客户端密钥受密码短语保护，暂不支持。请将其以无密码短语的形式写入只有您能读取的文件（openssl pkey -in KEY -out NEWKEY），并改用该文件：%1</translation>
    </message>
    <message>
        <source>This file contains no usable private key (PEM, RSA or elliptic curve): %1</source>
        <translation>此文件中没有可用的私钥（PEM 格式，RSA 或椭圆曲线）：%1</translation>
    </message>
    <message>
        <source>The client certificate file cannot be used: %1</source>
        <translation>无法使用客户端证书文件：%1</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued for another name (%2) by an authority that is not trusted here (%3). Another server may be answering, or a device that inspects connections. SHA-256 fingerprint: %4</source>
        <translation>%1 的证书是为其他名称（%2）签发的，且签发机构（%3）在此不受信任。应答的可能是另一台服务器，或检查连接的中间设备。SHA-256 指纹：%4</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued for another name (%2). Use a name from the certificate in the address, or have a certificate issued for this name.</source>
        <translation>%1 的证书是为其他名称（%2）签发的。请在地址中使用证书中的名称，或为当前名称签发证书。</translation>
    </message>
    <message>
        <source>The certificate of %1 is self-signed and not trusted here. If it is the right one, set its file as the CA certificate of the connection. SHA-256 fingerprint: %2</source>
        <translation>%1 的证书是自签名的，在此不受信任。如果证书无误，请将其文件设为该连接的 CA 证书。SHA-256 指纹：%2</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority that is not trusted here (%2). If it is the right one, set the authority&apos;s certificate file as the CA certificate of the connection. SHA-256 fingerprint: %3</source>
        <translation>%1 的证书由在此不受信任的机构（%2）签发。如果证书无误，请将该机构的证书文件设为该连接的 CA 证书。SHA-256 指纹：%3</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2. It must be renewed on the server. (This machine&apos;s clock shows %3.)</source>
        <translation>%1 的证书已于 %2 过期，需要在服务器上更新。（本机时钟为 %3。）</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2. Check this machine&apos;s clock; it shows %3.</source>
        <translation>%1 的证书自 %2 起才有效。请检查本机时钟：当前为 %3。</translation>
    </message>
    <message>
        <source>The certificate of %1 was rejected: %2. SHA-256 fingerprint: %3</source>
        <translation>不接受 %1 的证书：%2。SHA-256 指纹：%3</translation>
    </message>
    <message>
        <source>The client certificate and key of this connection do not match.</source>
        <translation>此连接的客户端证书与密钥不匹配。</translation>
    </message>
    <message>
        <source>The server at %1 requires a client certificate or ended the handshake for another reason. Set a client certificate and its key in the connection.</source>
        <translation>%1 的服务器要求客户端证书，或因其他原因终止了握手。请在连接中指定客户端证书及其密钥。</translation>
    </message>
    <message>
        <source>The server at %1 reports that the client certificate of this connection has expired. It must be renewed.</source>
        <translation>%1 的服务器表示此连接的客户端证书已过期，需要更新。</translation>
    </message>
    <message>
        <source>The server at %1 does not trust the authority that issued the client certificate of this connection.</source>
        <translation>%1 的服务器不信任签发此连接客户端证书的机构。</translation>
    </message>
    <message>
        <source>%1 does not use TLS. If the server uses plain http, the address must begin with http://, not https://.</source>
        <translation>%1 未使用 TLS。如果服务器使用普通 http，地址应以 http:// 而不是 https:// 开头。</translation>
    </message>
    <message>
        <source>The server at %1 offers only TLS versions that are no longer secure; at least 1.2 is required.</source>
        <translation>%1 的服务器只提供已不安全的 TLS 版本；至少需要 1.2。</translation>
    </message>
    <message>
        <source>The proxy %1, used to reach %2, is not responding. Check the proxy in the environment variables or the desktop settings.</source>
        <translation>用于访问 %2 的代理 %1 没有响应。请检查环境变量或桌面设置中的代理。</translation>
    </message>
    <message>
        <source>The proxy %1 could not connect to %2.</source>
        <translation>代理 %1 无法连接到 %2。</translation>
    </message>
    <message>
        <source>The proxy %1 refused the connection to %2. If that host can be reached directly, add it to the environment variable no_proxy.</source>
        <translation>代理 %1 拒绝连接到 %2。如果无需代理即可到达该主机，请将其加入环境变量 no_proxy。</translation>
    </message>
    <message>
        <source>The proxy host %1 was not found, or the proxy cannot resolve %2.</source>
        <translation>找不到代理主机 %1，或代理无法解析 %2。</translation>
    </message>
    <message>
        <source>The connection to %1 through the proxy %2 was lost before a response arrived.</source>
        <translation>收到响应之前，经代理 %2 到 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost before a response arrived. If this happens every time, the server may expect https:// in the address.</source>
        <translation>收到响应之前，与 %1 的连接已断开。如果每次都如此，服务器可能要求地址以 https:// 开头。</translation>
    </message>
    <message>
        <source>The server at %1 or the proxy %2 did not respond within %3 seconds.</source>
        <translation>%1 的服务器或代理 %2 在 %3秒内没有响应。</translation>
    </message>
    <message>
        <source>The proxy %1 rejected the user name and password from the environment variables (status 407).</source>
        <translation>代理 %1 拒绝了环境变量中的用户名和密码（状态码 407）。</translation>
    </message>
    <message>
        <source>The command journal cannot be written: %1: No space left on device (ENOSPC)</source>
        <translation>无法写入命令记录：%1：设备上没有剩余空间（ENOSPC）</translation>
    </message>
    <message>
        <source>The proxy in the environment variable %1 is invalid. Write it as http://host:port or socks5://host:port, with user:password@ before the host if needed.</source>
        <translation>环境变量 %1 中的代理无效。写法为 http://host:port 或 socks5://host:port，需要时在主机之前加上 user:password@。</translation>
    </message>
    <message>
        <source>The proxy %1 requires a user name and password (status 407). Add them to the environment variable before the proxy&apos;s host: user:password@host:port.</source>
        <translation>代理 %1 要求用户名和密码（状态码 407）。请在环境变量中代理主机之前加上：user:password@host:port。</translation>
    </message>
    <message>
        <source>The JSON is too large.</source>
        <translation>JSON 过大。</translation>
    </message>
    <message>
        <source>The data is not up to date; commands are available again once it is.</source>
        <translation>数据不是最新状态，恢复最新后才能执行命令。</translation>
    </message>
    <message>
        <source>Cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>Request success rate</source>
        <translation>请求成功率</translation>
    </message>
    <message>
        <source>Average response time</source>
        <translation>平均响应时间</translation>
    </message>
    <message>
        <source>The last entry of the log is in the future.</source>
        <translation>日志的最后一条时间在未来。</translation>
    </message>
    <message>
        <source>Not a finite number; shown as a gap.</source>
        <translation>不是有限数值，显示为空缺。</translation>
    </message>
    <message>
        <source>The deployment has not started yet.</source>
        <translation>部署尚未开始。</translation>
    </message>
    <message>
        <source>The deployment has finished successfully.</source>
        <translation>部署已成功结束。</translation>
    </message>
    <message>
        <source>A newer version may have been deployed to %1.</source>
        <translation>%1可能已部署更新的版本。</translation>
    </message>
    <message>
        <source>%2 already has the newer %1.</source>
        <translation>%2中已有更新的 %1。</translation>
    </message>
    <message>
        <source>The deployment has failed and is no longer running.</source>
        <translation>部署已失败，不再运行。</translation>
    </message>
    <message>
        <source>The deployment has already been rolled back.</source>
        <translation>部署已回滚。</translation>
    </message>
    <message>
        <source>The deployment is already paused.</source>
        <translation>部署已暂停。</translation>
    </message>
    <message>
        <source>The deployment is not paused.</source>
        <translation>部署未暂停。</translation>
    </message>
    <message>
        <source>The deployment has an unknown status: %1.</source>
        <translation>部署的状态未知：%1。</translation>
    </message>
    <message>
        <source>The proxy of this connection is to be spoken to over https, which is not supported. Use one that is reached over http:// or socks5://.</source>
        <translation>此连接的代理要求通过 https 访问，目前不支持。请使用 http:// 或 socks5:// 的代理。</translation>
    </message>
    <message>
        <source>The proxy of this connection is invalid. Write it as http://host:port or socks5://host:port.</source>
        <translation>此连接的代理无效。请写成 http://主机:端口 或 socks5://主机:端口。</translation>
    </message>
    <message>
        <source>The client key of this connection is no usable private key (PEM, RSA or elliptic curve).</source>
        <translation>此连接的客户端私钥不可用（需为 PEM 格式的 RSA 或椭圆曲线私钥）。</translation>
    </message>
    <message>
        <source>The client key of this connection is protected by a passphrase, which is not supported.</source>
        <translation>此连接的客户端私钥受口令保护，目前不支持。</translation>
    </message>
    <message>
        <source>The client certificate of this connection is no certificate (PEM).</source>
        <translation>此连接的客户端证书不是有效的证书（PEM）。</translation>
    </message>
    <message>
        <source>The CA certificate of this connection is no certificate (PEM).</source>
        <translation>此连接的 CA 证书不是有效的证书（PEM）。</translation>
    </message>
    <message>
        <source>The proxy %1, used to reach %2, is not responding. Check the proxy that is set for this connection.</source>
        <translation>用于访问 %2 的代理 %1 没有响应。请检查为此连接设置的代理。</translation>
    </message>
    <message>
        <source>The proxy %1 refused the connection to %2.</source>
        <translation>代理 %1 拒绝了到 %2 的连接。</translation>
    </message>
    <message>
        <source>The proxy %1 that is set for this connection requires a user name and password, or others than those in its address (status 407).</source>
        <translation>为此连接设置的代理 %1 需要用户名和密码，或者其地址中的用户名和密码不正确（状态码 407）。</translation>
    </message>
    <message>
        <source>The image can&apos;t be pulled; the cluster keeps trying.</source>
        <translation>镜像拉取失败，集群正在不断重试。</translation>
    </message>
    <message>
        <source>The image can&apos;t be pulled.</source>
        <translation>镜像拉取失败。</translation>
    </message>
    <message>
        <source>The image is not on the node, and the pod forbids pulling it.</source>
        <translation>节点上没有该镜像，而 Pod 的拉取策略禁止拉取。</translation>
    </message>
    <message>
        <source>The image&apos;s name is invalid.</source>
        <translation>镜像名称无效。</translation>
    </message>
    <message>
        <source>The registry of the image can&apos;t be reached.</source>
        <translation>无法连接镜像仓库。</translation>
    </message>
    <message>
        <source>The container keeps ending right after its start; the cluster waits longer before each restart.</source>
        <translation>容器启动后随即退出，反复崩溃；集群每次重启前的等待时间会越来越长。</translation>
    </message>
    <message>
        <source>The container was ended because it used up its memory limit.</source>
        <translation>容器超出内存限制（OOM），已被终止。</translation>
    </message>
    <message>
        <source>The container&apos;s configuration is incomplete: mostly a ConfigMap or a Secret that is not there.</source>
        <translation>容器配置不完整：多半是引用的 ConfigMap 或 Secret 不存在。</translation>
    </message>
    <message>
        <source>The container can&apos;t be created.</source>
        <translation>无法创建容器。</translation>
    </message>
    <message>
        <source>The container can&apos;t be started.</source>
        <translation>无法启动容器。</translation>
    </message>
    <message>
        <source>The node ran short of something and put the pod out.</source>
        <translation>节点资源不足，Pod 已被驱逐。</translation>
    </message>
    <message>
        <source>The pod makes room for one of higher priority.</source>
        <translation>Pod 正在为更高优先级的 Pod 让出资源。</translation>
    </message>
    <message>
        <source>It ran longer than it may and was ended.</source>
        <translation>运行超过允许的时限，已被终止。</translation>
    </message>
    <message>
        <source>The node of the pod does not answer.</source>
        <translation>Pod 所在节点没有响应。</translation>
    </message>
    <message>
        <source>The node no longer knows what became of the container.</source>
        <translation>节点已无法得知该容器的状态。</translation>
    </message>
    <message>
        <source>The container ended with an error.</source>
        <translation>容器异常退出。</translation>
    </message>
    <message>
        <source>Pods can&apos;t be created.</source>
        <translation>无法创建 Pod。</translation>
    </message>
    <message>
        <source>The pod waits for a gate before it gets a node.</source>
        <translation>Pod 正等待调度门控解除，尚未分配节点。</translation>
    </message>
    <message>
        <source>No node has enough CPU left for the pod.</source>
        <translation>没有节点剩余足够的 CPU 来运行该 Pod。</translation>
    </message>
    <message>
        <source>No node has enough memory left for the pod.</source>
        <translation>没有节点剩余足够的内存来运行该 Pod。</translation>
    </message>
    <message>
        <source>No node takes the pod: their taints keep it away.</source>
        <translation>没有节点可用于调度该 Pod：节点的污点不被容忍。</translation>
    </message>
    <message>
        <source>No node takes the pod: none has the labels that it asks for.</source>
        <translation>没有节点可用于调度该 Pod：没有节点符合其标签（亲和性）要求。</translation>
    </message>
    <message>
        <source>The pod waits for a volume that has not been provided yet.</source>
        <translation>Pod 正等待尚未就绪的存储卷。</translation>
    </message>
    <message>
        <source>No node takes the pod.</source>
        <translation>没有节点可用于调度该 Pod。</translation>
    </message>
    <message>
        <source>The readiness probe fails: the container runs, but gets no traffic.</source>
        <translation>就绪探针失败：容器在运行，但不会接收流量。</translation>
    </message>
    <message>
        <source>The liveness probe fails: the container is restarted.</source>
        <translation>存活探针失败：容器会被重启。</translation>
    </message>
    <message>
        <source>The startup probe fails: the container does not come up in time.</source>
        <translation>启动探针失败：容器未能及时启动完成。</translation>
    </message>
    <message>
        <source>The quota of the namespace is used up.</source>
        <translation>命名空间的配额已用尽。</translation>
    </message>
    <message>
        <source>A volume can&apos;t be mounted.</source>
        <translation>存储卷挂载失败。</translation>
    </message>
    <message>
        <source>The registry has no image of that tag.</source>
        <translation>镜像仓库中没有该标签的镜像。</translation>
    </message>
    <message>
        <source>What it needs was not found.</source>
        <translation>找不到其依赖的对象。</translation>
    </message>
    <message>
        <source>The registry refuses: the credentials for it are missing or wrong.</source>
        <translation>镜像仓库拒绝访问：凭据缺失或错误。</translation>
    </message>
    <message>
        <source>The name of a server can&apos;t be resolved.</source>
        <translation>无法解析服务器的域名。</translation>
    </message>
    <message>
        <source>Its command can&apos;t be executed (exit code 126).</source>
        <translation>启动命令无法执行（退出码 126）。</translation>
    </message>
    <message>
        <source>Its command was not found (exit code 127).</source>
        <translation>找不到启动命令（退出码 127）。</translation>
    </message>
    <message>
        <source>It was killed (exit code 137), often for its memory.</source>
        <translation>进程被强制终止（退出码 137），常见原因是内存不足。</translation>
    </message>
    <message>
        <source>It crashed (exit code 139, segmentation fault).</source>
        <translation>进程崩溃（退出码 139，段错误）。</translation>
    </message>
    <message>
        <source>It was told to end (exit code 143).</source>
        <translation>进程被要求退出（退出码 143）。</translation>
    </message>
    <message>
        <source>It ended with exit code %1.</source>
        <translation>进程已退出，退出码 %1。</translation>
    </message>
    <message>
        <source>A container that prepares the pod fails.</source>
        <translation>Pod 的初始化容器失败。</translation>
    </message>
    <message>
        <source>The cluster sent a list that cannot be read.</source>
        <translation>集群返回了一个无法读取的列表。</translation>
    </message>
    <message>
        <source>The cluster sent an event that cannot be read.</source>
        <translation>集群返回了一个无法读取的事件。</translation>
    </message>
    <message>
        <source>The cluster sent an object that cannot be read.</source>
        <translation>集群返回了一个无法读取的对象。</translation>
    </message>
    <message>
        <source>Response time (95th percentile)</source>
        <translation>响应时间（95 分位）</translation>
    </message>
    <message>
        <source>ingress-nginx (label exported_namespace)</source>
        <translation>ingress-nginx（标签 exported_namespace）</translation>
    </message>
    <message>
        <source>ingress-nginx (label namespace)</source>
        <translation>ingress-nginx（标签 namespace）</translation>
    </message>
    <message>
        <source>http_requests_total (label status)</source>
        <translation>http_requests_total（标签 status）</translation>
    </message>
    <message>
        <source>http_requests_total (label code)</source>
        <translation>http_requests_total（标签 code）</translation>
    </message>
    <message>
        <source>The query was not sent: the value of {{%1}}, “%2”, cannot stand at its place. Write it between quotation marks.</source>
        <translation>查询未发送：{{%1}} 的值“%2”不能出现在该位置，请将其放在引号内。</translation>
    </message>
    <message>
        <source>The query was not sent: this deployment has no value for {{%1}}.</source>
        <translation>查询未发送：此部署没有 {{%1}} 的值。</translation>
    </message>
    <message>
        <source>The query was not sent: {{%1}} is not a placeholder that is known.</source>
        <translation>查询未发送：{{%1}} 不是已知的占位符。</translation>
    </message>
    <message>
        <source>Another window or program keeps this archive; what is shown here is not added to it.</source>
        <translation>该存档正由另一个窗口或程序写入；此处显示的内容不会写入存档。</translation>
    </message>
    <message>
        <source>The cluster does not accept the sign-in.</source>
        <translation>集群不接受当前的登录凭据。</translation>
    </message>
    <message>
        <source>The cluster received no credentials and does not permit this to anyone: %1</source>
        <translation>集群没有收到任何凭据，且不允许匿名执行此操作：%1</translation>
    </message>
    <message>
        <source>The cluster does not permit this: %1</source>
        <translation>集群不允许此操作：%1</translation>
    </message>
    <message>
        <source>The cluster rejects this: %1</source>
        <translation>集群拒绝了此请求：%1</translation>
    </message>
    <message>
        <source>The cluster says (status %2): %1</source>
        <translation>集群返回（状态码 %2）：%1</translation>
    </message>
    <message>
        <source>The cluster does not have it: %1</source>
        <translation>集群中没有该对象：%1</translation>
    </message>
    <message>
        <source>It has changed meanwhile: %1</source>
        <translation>对象在此期间已发生变化：%1</translation>
    </message>
    <message>
        <source>The cluster no longer knows this state: %1</source>
        <translation>集群已不再保留此版本的状态：%1</translation>
    </message>
    <message>
        <source>The cluster asks to wait before the next request: %1</source>
        <translation>集群要求稍后再发送请求：%1</translation>
    </message>
    <message>
        <source>The cluster reports an internal error: %1</source>
        <translation>集群报告内部错误：%1</translation>
    </message>
    <message>
        <source>The cluster is currently not available: %1</source>
        <translation>集群当前不可用：%1</translation>
    </message>
    <message>
        <source>The cluster did not answer in time: %1</source>
        <translation>集群未能及时应答：%1</translation>
    </message>
    <message>
        <source>The cluster does not have this API; it is not installed.</source>
        <translation>集群没有此 API（未安装）。</translation>
    </message>
    <message>
        <source>The cluster reported an error that could not be read.</source>
        <translation>集群报告了一个无法解析的错误。</translation>
    </message>
    <message>
        <source>The context %1 names no cluster or no user.</source>
        <translation>上下文 %1 没有指定集群或用户。</translation>
    </message>
    <message>
        <source>The context %1 names the user %2, which no kubeconfig file has.</source>
        <translation>上下文 %1 指定的用户 %2 在所有 kubeconfig 文件中都不存在。</translation>
    </message>
    <message>
        <source>The context %1 names the cluster %2, which no kubeconfig file has.</source>
        <translation>上下文 %1 指定的集群 %2 在所有 kubeconfig 文件中都不存在。</translation>
    </message>
    <message>
        <source>The kubeconfig names no server for the cluster %1.</source>
        <translation>kubeconfig 没有为集群 %1 指定服务器地址。</translation>
    </message>
    <message>
        <source>The address of the cluster %1 (%2) does not begin with https://. kubectl would speak plain http to it, without credentials and without checking the server. Put https:// in front of it in the kubeconfig.</source>
        <translation>集群 %1 的地址（%2）没有以 https:// 开头。kubectl 会以明文 http 访问它，既不带凭据也不校验服务器。请在 kubeconfig 中为该地址加上 https://。</translation>
    </message>
    <message>
        <source>The kubeconfig gives a certificate authority for the cluster %1 and tells not to verify its certificate (insecure-skip-tls-verify); only one of them may be there.</source>
        <translation>kubeconfig 为集群 %1 指定了 CA 证书，又要求不校验证书（insecure-skip-tls-verify）；两者只能有其一。</translation>
    </message>
    <message>
        <source>The user %1 of the kubeconfig has both a token and a password; only one of them may be there.</source>
        <translation>kubeconfig 中的用户 %1 同时有令牌和密码；两者只能有其一。</translation>
    </message>
    <message>
        <source>The user %1 of the kubeconfig signs in by auth-provider (%2), which current clients do not support any more. Use exec with a credential plug-in instead (kubelogin, gke-gcloud-auth-plugin).</source>
        <translation>kubeconfig 中的用户 %1 通过 auth-provider（%2）登录，当前的客户端已不再支持。请改用 exec 凭据插件（kubelogin、gke-gcloud-auth-plugin）。</translation>
    </message>
    <message>
        <source>The user %1 of the kubeconfig has a client certificate and no key to it.</source>
        <translation>kubeconfig 中的用户 %1 有客户端证书，但没有对应的私钥。</translation>
    </message>
    <message>
        <source>The file %1, which the kubeconfig names for %2, cannot be read.</source>
        <translation>kubeconfig 为 %2 指定的文件 %1 无法读取。</translation>
    </message>
    <message>
        <source>The user %1 of the kubeconfig is to act with the groups of somebody, and it is not said as whom (as).</source>
        <translation>kubeconfig 中的用户 %1 设置了要模拟的 UID、组或附加信息，但没有指定模拟谁（as）。</translation>
    </message>
    <message>
        <source>The kubeconfig gives %1 of %2 both as a file and as data; only one of them may be there.</source>
        <translation>kubeconfig 为 %2 同时以文件和数据两种形式给出了 %1；两者只能有其一。</translation>
    </message>
    <message>
        <source>In the kubeconfig, %1-data of %2 is not Base64.</source>
        <translation>kubeconfig 中 %2 的 %1-data 不是有效的 Base64。</translation>
    </message>
    <message>
        <source>The program does not run in a cluster.</source>
        <translation>本程序没有运行在集群中。</translation>
    </message>
    <message>
        <source>No kubeconfig file has a context %1.</source>
        <translation>所有 kubeconfig 文件中都没有上下文 %1。</translation>
    </message>
    <message>
        <source>The kubeconfig names no current context. Choose one: kube:CONTEXT</source>
        <translation>kubeconfig 没有指定当前上下文。请选择一个：kube:CONTEXT</translation>
    </message>
    <message>
        <source>No cluster is configured: no kubeconfig file names a context, and the program does not run in a cluster.</source>
        <translation>没有配置集群：没有任何 kubeconfig 文件给出上下文，本程序也没有运行在集群中。</translation>
    </message>
    <message>
        <source>There is no kubeconfig file %1.</source>
        <translation>kubeconfig 文件 %1 不存在。</translation>
    </message>
    <message>
        <source>The kubeconfig file cannot be read: %1</source>
        <translation>kubeconfig 文件无法读取：%1</translation>
    </message>
    <message>
        <source>The file is larger than 4 MiB and therefore not read as a kubeconfig: %1</source>
        <translation>文件超过 4 MiB，因此不作为 kubeconfig 读取：%1</translation>
    </message>
    <message>
        <source>This is not a kubeconfig that can be used: %1</source>
        <translation>这不是可用的 kubeconfig：%1</translation>
    </message>
    <message>
        <source>Line %2 of the kubeconfig %1 cannot be understood (column %3).</source>
        <translation>kubeconfig %1 的第 %2 行无法解析（第 %3 列）。</translation>
    </message>
    <message>
        <source>The credential plug-in of the user %1 in the kubeconfig lacks %2.</source>
        <translation>kubeconfig 中用户 %1 的凭据插件缺少 %2。</translation>
    </message>
    <message>
        <source>The credential plug-in of the user %1 speaks the version %2, which is not known. Bring the plug-in and the kubeconfig up to date (%3).</source>
        <translation>用户 %1 的凭据插件使用未知的版本 %2。请更新插件和 kubeconfig（%3）。</translation>
    </message>
    <message>
        <source>The credential plug-in of the user %1 has an interactiveMode that is none: %2</source>
        <translation>用户 %1 的凭据插件的 interactiveMode 无效：%2</translation>
    </message>
    <message>
        <source>The command was accepted, but is not carried out to its end yet. What carries it out may be busy or down; the console keeps checking.</source>
        <translation>命令已被接受，但尚未执行完毕。执行它的控制器可能繁忙或已停止；控制台会继续检查。</translation>
    </message>
    <message>
        <source>The archive has nothing of this deployment.</source>
        <translation>存档中没有此次部署。</translation>
    </message>
    <message>
        <source>The file of the archive holds something else; it is left as it is.</source>
        <translation>存档文件的内容不是存档，保持原样，不会写入。</translation>
    </message>
    <message>
        <source>Only what the list showed of this deployment is in the archive.</source>
        <translation>存档中只有列表显示过的内容。</translation>
    </message>
    <message>
        <source>The archive may not have the end of this log.</source>
        <translation>存档中的日志可能缺少末尾部分。</translation>
    </message>
    <message>
        <source>The log was too long for the archive.</source>
        <translation>日志过长，未存入存档。</translation>
    </message>
    <message>
        <source>This is from the archive: the server has not been read yet.</source>
        <translation>这是存档内容：尚未读取服务器。</translation>
    </message>
    <message>
        <source>This is from the archive: the server does not have this deployment.</source>
        <translation>这是存档内容：服务器上没有此次部署。</translation>
    </message>
    <message>
        <source>The archive has reached its limit of %1 MB. Deployments that were dropped from it, the oldest first: %2</source>
        <translation>存档已达到 %1 MB 的上限，已从最旧的开始移除 %2 条部署。</translation>
    </message>
    <message>
        <source>The cluster does not have this deployment (any more).</source>
        <translation>集群中没有（或已不再有）此次部署。</translation>
    </message>
    <message>
        <source>The ReplicaSets could not be read: %1</source>
        <translation>无法读取 ReplicaSet：%1</translation>
    </message>
    <message>
        <source>The pods could not be read: %1</source>
        <translation>无法读取 Pod：%1</translation>
    </message>
    <message>
        <source>The analysis runs could not be read: %1</source>
        <translation>无法读取 AnalysisRun：%1</translation>
    </message>
    <message>
        <source>The experiments could not be read: %1</source>
        <translation>无法读取 Experiment：%1</translation>
    </message>
    <message>
        <source>The events could not be read: %1</source>
        <translation>无法读取事件（Event）：%1</translation>
    </message>
    <message>
        <source>The Deployment that keeps the template could not be read: %1</source>
        <translation>无法读取存放 Pod 模板的 Deployment：%1</translation>
    </message>
    <message>
        <source>There is no Kubernetes API at this address. Check the server of the cluster in the kubeconfig.</source>
        <translation>该地址上没有 Kubernetes API。请检查 kubeconfig 中该集群的 server。</translation>
    </message>
    <message>
        <source>The cluster does not permit to list workloads in all namespaces. Name one that you may see: kube:CONTEXT/NAMESPACE. The cluster says: %1</source>
        <translation>集群不允许列出所有命名空间的工作负载。请指定一个您有权查看的命名空间：kube:CONTEXT/NAMESPACE。集群返回：%1</translation>
    </message>
    <message>
        <source>Argo Rollouts is not installed in this cluster: only Deployments are shown.</source>
        <translation>此集群未安装 Argo Rollouts：仅显示 Deployment。</translation>
    </message>
    <message>
        <source>This cluster does not have Deployments: only Rollouts are shown.</source>
        <translation>此集群没有 Deployment：仅显示 Rollout。</translation>
    </message>
    <message>
        <source>Rollouts may not be listed: only Deployments are shown. The cluster says: %1</source>
        <translation>无权列出 Rollout：仅显示 Deployment。集群返回：%1</translation>
    </message>
    <message>
        <source>Deployments may not be listed: only Rollouts are shown. The cluster says: %1</source>
        <translation>无权列出 Deployment：仅显示 Rollout。集群返回：%1</translation>
    </message>
    <message>
        <source>The cluster did not begin to answer.</source>
        <translation>集群迟迟没有开始应答。</translation>
    </message>
    <message>
        <source>Something that is no cluster answers in its place, possibly a log-in page.</source>
        <translation>应答的不是集群，可能是登录页面。</translation>
    </message>
    <message>
        <source>The cluster sent an event that is too large.</source>
        <translation>集群发来的事件过大。</translation>
    </message>
    <message>
        <source>The cluster ended the watch as soon as it had begun.</source>
        <translation>监听（watch）刚建立就被集群关闭。</translation>
    </message>
    <message>
        <source>The cluster sent an event that could not be read.</source>
        <translation>集群发来了一个无法解析的事件。</translation>
    </message>
    <message>
        <source>The cluster&apos;s list could not be read. Perhaps a log-in page or a proxy answers in its place.</source>
        <translation>无法解析集群返回的列表，应答的可能是登录页面或代理。</translation>
    </message>
    <message>
        <source>The metrics server has nothing for this query in this time.</source>
        <translation>指标服务器在此时段内没有该查询的数据。</translation>
    </message>
    <message>
        <source>The query gives %1 series, of which %2 are drawn. Aggregate it (sum, avg) to have one curve.</source>
        <translation>该查询返回 %1 个序列，绘制了其中 %2 个。请聚合（sum、avg）以得到一条曲线。</translation>
    </message>
    <message>
        <source>Native histograms are not drawn (%1 series). Use histogram_quantile.</source>
        <translation>不绘制原生直方图（%1 个序列），请使用 histogram_quantile。</translation>
    </message>
    <message>
        <source>Gaps at %1 points where the server has no number (NaN), as without traffic.</source>
        <translation>有 %1 个点为缺口：服务器没有数值（NaN），例如没有流量时。</translation>
    </message>
    <message>
        <source>Gaps at %1 points where the value is infinite.</source>
        <translation>有 %1 个点为缺口：数值为无穷大。</translation>
    </message>
    <message>
        <source>The curve is being read from the metrics server.</source>
        <translation>正在从指标服务器读取曲线。</translation>
    </message>
    <message>
        <source>As the deployment&apos;s own record has it; the curve above is that of the metrics server.</source>
        <translation>来自部署自身的记录；上方曲线来自指标服务器。</translation>
    </message>
    <message>
        <source>The answer is not that of a Prometheus server (at “%1”). Check the address.</source>
        <translation>应答不是 Prometheus 服务器的应答（位于“%1”），请检查地址。</translation>
    </message>
    <message>
        <source>The metrics server does not understand the query: %1</source>
        <translation>指标服务器无法理解该查询：%1</translation>
    </message>
    <message>
        <source>The metrics server could not evaluate the query: %1</source>
        <translation>指标服务器无法执行该查询：%1</translation>
    </message>
    <message>
        <source>The query takes the metrics server too long: %1</source>
        <translation>指标服务器执行该查询超时：%1</translation>
    </message>
    <message>
        <source>The metrics server canceled the query: %1</source>
        <translation>指标服务器取消了该查询：%1</translation>
    </message>
    <message>
        <source>The metrics server is not ready: %1</source>
        <translation>指标服务器尚未就绪：%1</translation>
    </message>
    <message>
        <source>The metrics server limits queries: %1</source>
        <translation>指标服务器限制了查询：%1</translation>
    </message>
    <message>
        <source>The metrics server does not have this: %1</source>
        <translation>指标服务器没有该内容：%1</translation>
    </message>
    <message>
        <source>The metrics server says: %1</source>
        <translation>指标服务器返回：%1</translation>
    </message>
    <message>
        <source>The answer is too large to be drawn: the query gives too many series. Aggregate it with sum, avg or topk.</source>
        <translation>应答过大，无法绘制：该查询返回的序列过多，请用 sum、avg 或 topk 聚合。</translation>
    </message>
    <message>
        <source>The filter &quot;%1:%2&quot; is not understood.</source>
        <translation>看不懂筛选条件“%1:%2”。</translation>
    </message>
    <message>
        <source>The filter &quot;%1:%2&quot; is not understood. Did you mean %1:%3?</source>
        <translation>看不懂筛选条件“%1:%2”。您是否想输入 %1:%3？</translation>
    </message>
    <message>
        <source>A quotation mark in the filter is not closed.</source>
        <translation>筛选条件中的引号没有闭合。</translation>
    </message>
    <message>
        <source>It was deleted and created again: this is another one of that name.</source>
        <translation>该对象已被删除并重新创建：现在是同名的另一个对象。</translation>
    </message>
    <message>
        <source>Another version is being deployed by now: %1 instead of %2.</source>
        <translation>现在部署的已是另一个版本：%1，而不是 %2。</translation>
    </message>
    <message>
        <source>It has been aborted in the meantime.</source>
        <translation>期间已被中止。</translation>
    </message>
    <message>
        <source>It has been started again in the meantime.</source>
        <translation>期间已重新开始。</translation>
    </message>
    <message>
        <source>It is at step %1 by now, and was at %2.</source>
        <translation>现在已到第 %1 步，之前在第 %2 步。</translation>
    </message>
    <message>
        <source>It is not paused any more.</source>
        <translation>已不再处于暂停状态。</translation>
    </message>
    <message>
        <source>What it waits for is another thing by now: %1.</source>
        <translation>现在等待的原因已不同：%1。</translation>
    </message>
    <message>
        <source>The deployment has not failed; it is still running.</source>
        <translation>部署没有失败，仍在进行中。</translation>
    </message>
    <message>
        <source>The container has not started yet: %1</source>
        <translation>容器尚未启动：%1</translation>
    </message>
    <message>
        <source>There is no log of before the last restart: %1</source>
        <translation>没有上次重启之前的日志：%1</translation>
    </message>
    <message>
        <source>The pod is gone: %1</source>
        <translation>Pod 已不存在：%1</translation>
    </message>
    <message>
        <source>The pod has not been given to a node yet.</source>
        <translation>Pod 尚未调度到节点。</translation>
    </message>
    <message>
        <source>The cluster does not have the pods of this deployment any more.</source>
        <translation>集群中已没有此次部署的 Pod。</translation>
    </message>
    <message>
        <source>The kubeconfig gets its credentials from a program (%1), and there is no one to ask whether it may be run. Say so with --run-plugins.</source>
        <translation>kubeconfig 通过一个程序（%1）获取凭据，但当前无法询问是否允许运行它。如允许，请加上 --run-plugins。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 was not run, since you did not allow it.</source>
        <translation>凭据插件 %1 没有运行，因为您没有允许。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 was not run, since you did not allow it. Refresh to be asked again.</source>
        <translation>凭据插件 %1 没有运行，因为您没有允许。刷新后会再次询问。</translation>
    </message>
    <message>
        <source>This ends the pause that a person gave (spec.paused).</source>
        <translation>解除人工暂停（spec.paused）。</translation>
    </message>
    <message>
        <source>The analysis came to no verdict (%1); its step counts as passed and is skipped.</source>
        <translation>分析没有得出结论（%1）；该步骤视为通过并被跳过。</translation>
    </message>
    <message>
        <source>This ends the pause of step %1 of %2.</source>
        <translation>结束第 %1/%2 步的暂停。</translation>
    </message>
    <message>
        <source>This ends the wait before the switch: the new version gets the traffic of the active service.</source>
        <translation>结束切换前的等待：新版本将接管 active 服务的流量。</translation>
    </message>
    <message>
        <source>This ends the pause of the controller: %1.</source>
        <translation>解除控制器的暂停：%1。</translation>
    </message>
    <message>
        <source>Then comes step %1 of %2: %3.</source>
        <translation>接下来是第 %1/%2 步：%3。</translation>
    </message>
    <message>
        <source>It was the last step: then the new version takes over completely.</source>
        <translation>这是最后一步：之后新版本将完全接管。</translation>
    </message>
    <message>
        <source>Step %1 of %2 is skipped: %3.</source>
        <translation>跳过第 %1/%2 步：%3。</translation>
    </message>
    <message>
        <source>Its analysis is skipped with it.</source>
        <translation>该步骤的分析也一并跳过。</translation>
    </message>
    <message>
        <source>The new version keeps %1 of %2 of the traffic.</source>
        <translation>新版本的流量保持为 %1/%2。</translation>
    </message>
    <message>
        <source>An analysis that runs goes on, and may still abort the deployment; so does automatic scaling.</source>
        <translation>正在运行的分析会继续，仍可能中止部署；自动扩缩容也照常进行。</translation>
    </message>
    <message>
        <source>It also keeps later changes from being rolled out until it is resumed; scaling goes on.</source>
        <translation>之后的变更在继续之前也不会发布；扩缩容照常进行。</translation>
    </message>
    <message>
        <source>The traffic goes back to the stable version at once. The spec still asks for the new one: it ends as Degraded until it is retried or rolled back.</source>
        <translation>流量立即切回稳定版本。spec 仍要求新版本：状态将为 Degraded，直到重试或回滚。</translation>
    </message>
    <message>
        <source>The pods of the new version are removed a little later (30 s unless abortScaleDownDelaySeconds says otherwise).</source>
        <translation>新版本的 Pod 稍后移除（默认 30秒，除非设置了 abortScaleDownDelaySeconds）。</translation>
    </message>
    <message>
        <source>Argo CD manages this (application %1): its next sync, or self-heal at once, may undo the change. Change it in Git as well.</source>
        <translation>该对象由 Argo CD 管理（应用 %1）：下一次同步或自愈可能撤销此更改。请同时在 Git 中修改。</translation>
    </message>
    <message>
        <source>Argo CD has written this object: its next sync, or self-heal at once, may undo the change. Change it in Git as well.</source>
        <translation>Argo CD 写入过该对象：下一次同步或自愈可能撤销此更改。请同时在 Git 中修改。</translation>
    </message>
    <message>
        <source>Flux manages this (%1): its next reconciliation undoes the change. Change it in Git as well, or suspend it there.</source>
        <translation>该对象由 Flux 管理（%1）：下一次协调会撤销此更改。请同时在 Git 中修改，或在 Flux 中挂起。</translation>
    </message>
    <message>
        <source>The deployment has been aborted: retry it first.</source>
        <translation>部署已中止：请先重试。</translation>
    </message>
    <message>
        <source>The new version has taken over completely; there is nothing to stop.</source>
        <translation>新版本已完全接管，没有可停止的内容。</translation>
    </message>
    <message>
        <source>A person has paused it already (spec.paused).</source>
        <translation>已被人工暂停（spec.paused）。</translation>
    </message>
    <message>
        <source>The deployment has been aborted already.</source>
        <translation>部署已经中止。</translation>
    </message>
    <message>
        <source>Only a deployment that was aborted can be retried; this one was not.</source>
        <translation>只有已中止的部署才能重试；该部署没有中止。</translation>
    </message>
    <message>
        <source>It begins again with step 1 of %1: %2.</source>
        <translation>从第 1/%1 步重新开始：%2。</translation>
    </message>
    <message>
        <source>All of its steps are done.</source>
        <translation>所有步骤都已完成。</translation>
    </message>
    <message>
        <source>There is nothing left to skip: no step, no switch.</source>
        <translation>没有可跳过的内容：既没有步骤，也没有待切换。</translation>
    </message>
    <message>
        <source>All remaining steps, pauses and analyses are skipped; nothing checks the new version before it has all of the traffic.</source>
        <translation>跳过其余所有步骤、暂停和分析；新版本在接管全部流量之前不再经过任何检查。</translation>
    </message>
    <message>
        <source>A paused Deployment is not restarted; resume it first.</source>
        <translation>已暂停的 Deployment 无法重启；请先继续。</translation>
    </message>
    <message>
        <source>Its pods are replaced little by little, with the same images; no step runs.</source>
        <translation>逐步替换 Pod，镜像不变；不执行任何步骤。</translation>
    </message>
    <message>
        <source>A Deployment of Kubernetes knows no such command; it can be paused, resumed, rolled back and restarted.</source>
        <translation>Kubernetes 的 Deployment 不支持该命令；可以暂停、继续、回滚和重启。</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>该对象正在被删除。</translation>
    </message>
    <message>
        <source>Container %1 comes back with %2.</source>
        <translation>容器 %1 将恢复，镜像为 %2。</translation>
    </message>
    <message>
        <source>%1: from %2 to %3.</source>
        <translation>%1：从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>%1 keeps its image %2.</source>
        <translation>%1 的镜像保持 %2。</translation>
    </message>
    <message>
        <source>Container %1 goes away.</source>
        <translation>容器 %1 将被移除。</translation>
    </message>
    <message>
        <source>Revision %1 was made %2 hours ago.</source>
        <translation>修订版本 %1 创建于 %2小时前。</translation>
    </message>
    <message>
        <source>Revision %1 was made %2 days ago.</source>
        <translation>修订版本 %1 创建于 %2天前。</translation>
    </message>
    <message>
        <source>%1 of its pods are still there.</source>
        <translation>它还有 %1 个 Pod 在运行。</translation>
    </message>
    <message>
        <source>None of its pods is there any more: they are started first.</source>
        <translation>它的 Pod 已全部不在：需要先启动。</translation>
    </message>
    <message>
        <source>Only the template is put back; annotations stay as they are.</source>
        <translation>只恢复模板；注解保持不变。</translation>
    </message>
    <message>
        <source>It is the stable revision: all steps are skipped at once.</source>
        <translation>这是稳定修订版本：立即跳过所有步骤。</translation>
    </message>
    <message>
        <source>Steps and analyses run again, unless the revision is within the rollback window.</source>
        <translation>步骤和分析会重新执行，除非该修订版本在回滚窗口之内。</translation>
    </message>
    <message>
        <source>It is deployed like any other version: all steps and analyses run again.</source>
        <translation>按普通版本部署：所有步骤和分析都会重新执行。</translation>
    </message>
    <message>
        <source>It is paused: nothing moves before it is resumed.</source>
        <translation>当前处于暂停状态：继续之前不会有任何变化。</translation>
    </message>
    <message>
        <source>Its template lies in a %1 (workloadRef), which is not changed from here.</source>
        <translation>它的模板位于 %1（workloadRef）中，无法从这里修改。</translation>
    </message>
    <message>
        <source>Deployment %1, which holds its template, could not be read.</source>
        <translation>无法读取存放其模板的 Deployment %1。</translation>
    </message>
    <message>
        <source>A paused Deployment cannot be rolled back; resume it first.</source>
        <translation>已暂停的 Deployment 无法回滚；请先继续。</translation>
    </message>
    <message>
        <source>There is no revision %1 to go back to: the cluster has removed it, or it is the one that is deployed.</source>
        <translation>没有可回退的修订版本 %1：集群已将其删除，或它就是当前部署的版本。</translation>
    </message>
    <message>
        <source>The ReplicaSet of this revision holds no template.</source>
        <translation>该修订版本的 ReplicaSet 中没有模板。</translation>
    </message>
    <message>
        <source>Its template lies in Deployment %1 (workloadRef): that is what is changed.</source>
        <translation>它的模板位于 Deployment %1（workloadRef）中：修改的是该对象。</translation>
    </message>
    <message>
        <source>The token file that the kubeconfig names cannot be read or is empty: %1</source>
        <translation>kubeconfig 指定的令牌文件无法读取或为空：%1</translation>
    </message>
    <message>
        <source>The address of the cluster in the kubeconfig is none.</source>
        <translation>kubeconfig 中的集群地址无效。</translation>
    </message>
    <message>
        <source>The address of the cluster in the kubeconfig contains a user name or password; they belong to the user&apos;s entry.</source>
        <translation>kubeconfig 中的集群地址包含用户名或密码；它们应写在用户条目中。</translation>
    </message>
    <message>
        <source>The cluster&apos;s certificate is not verified (insecure-skip-tls-verify): another server may be answering.</source>
        <translation>未校验集群的证书（insecure-skip-tls-verify）：应答的可能是别的服务器。</translation>
    </message>
    <message>
        <source>Acting as %1.</source>
        <translation>正在以 %1 的身份操作。</translation>
    </message>
    <message>
        <source>The cluster is reached over plain http: the credentials of the kubeconfig are not sent.</source>
        <translation>以明文 http 访问集群：不会发送 kubeconfig 中的凭据。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 gave a client certificate without its key, or a key without its certificate.</source>
        <translation>凭据插件 %1 只给出了客户端证书或私钥中的一个。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 gave neither a token nor a certificate.</source>
        <translation>凭据插件 %1 既没有给出令牌，也没有给出证书。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 did not answer with an ExecCredential (JSON).</source>
        <translation>凭据插件 %1 的输出不是 ExecCredential（JSON）。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 answered in another version than the kubeconfig says (apiVersion).</source>
        <translation>凭据插件 %1 输出的版本与 kubeconfig 中的不一致（apiVersion）。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 answered without a status.</source>
        <translation>凭据插件 %1 的输出中没有 status。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 needs a terminal for its sign-in (interactiveMode: Always), which this program does not give it. Use another way to sign in, or a context with a token.</source>
        <translation>凭据插件 %1 需要在终端中登录（interactiveMode: Always），本程序不提供终端。请改用其他登录方式，或使用带令牌的上下文。</translation>
    </message>
    <message>
        <source>Credential plug-ins are not run here: %1</source>
        <translation>此处不运行凭据插件：%1</translation>
    </message>
    <message>
        <source>The credential plug-in %1 failed (exit code %2).</source>
        <translation>凭据插件 %1 运行失败（退出码 %2）。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 failed (exit code %2): %3</source>
        <translation>凭据插件 %1 运行失败（退出码 %2）：%3</translation>
    </message>
    <message>
        <source>The credential plug-in %1 did not answer within %2 seconds and was ended. Perhaps it waits for a sign-in; run kubectl once in a terminal.</source>
        <translation>凭据插件 %1 在 %2秒内没有应答，已被终止。它可能在等待登录；请先在终端中运行一次 kubectl。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 answered with more than 1 MiB and was ended.</source>
        <translation>凭据插件 %1 的输出超过 1 MiB，已被终止。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 could not be started. Check that the file %2 is a program.</source>
        <translation>凭据插件 %1 无法启动。请检查文件 %2 是否为可执行程序。</translation>
    </message>
    <message>
        <source>The program %1, which the kubeconfig names for credentials, was not found. Searched: %2</source>
        <translation>找不到 kubeconfig 指定的凭据程序 %1。已查找：%2</translation>
    </message>
    <message>
        <source>The program %1, which the kubeconfig names for credentials, was not found. Searched: %2. The kubeconfig says: %3</source>
        <translation>找不到 kubeconfig 指定的凭据程序 %1。已查找：%2。kubeconfig 中的提示：%3</translation>
    </message>
    <message>
        <source>The cluster does not have this deployment any more.</source>
        <translation>集群中已没有该部署。</translation>
    </message>
    <message>
        <source>Another version has taken its place; give the command to that one.</source>
        <translation>已有另一个版本取代了它；请对那个版本执行命令。</translation>
    </message>
    <message>
        <source>The cluster does not permit you to do this in namespace %1 (%2).</source>
        <translation>集群不允许您在命名空间 %1 中执行此操作（%2）。</translation>
    </message>
    <message>
        <source>The cluster accepted the command, but the object does not hold what was asked for. Check the deployment.</source>
        <translation>集群接受了命令，但对象中没有所要求的内容。请检查部署。</translation>
    </message>
    <message>
        <source>The connection to the cluster was lost.</source>
        <translation>与集群的连接已断开。</translation>
    </message>
    <message>
        <source>Managed by %1 (%2): what is changed here may be undone by it.</source>
        <translation>由 %1（%2）管理：在此处所做的更改可能会被其撤销。</translation>
    </message>
    <message>
        <source>Managed by %1: what is changed here may be undone by it.</source>
        <translation>由 %1 管理：在此处所做的更改可能会被其撤销。</translation>
    </message>
    <message>
        <source>The template lives in %1 %2. Its generation %3 is not yet seen by the controller (it has seen %4).</source>
        <translation>模板位于 %1 %2。控制器尚未处理其第 %3 代（已处理到第 %4 代）。</translation>
    </message>
    <message>
        <source>The template lives in %1 %2.</source>
        <translation>模板位于 %1 %2。</translation>
    </message>
    <message>
        <source>Generation %1 of the spec is not yet seen by the controller (it has seen %2).</source>
        <translation>控制器尚未处理 spec 的第 %1 代（已处理到第 %2 代）。</translation>
    </message>
    <message>
        <source>Generation %1 of the spec is not yet seen by the controller.</source>
        <translation>控制器尚未处理 spec 的第 %1 代。</translation>
    </message>
    <message>
        <source>Aborted: the traffic is back on the stable version, the spec still wants the new one.</source>
        <translation>已中止：流量已切回稳定版本，但 spec 仍要求新版本。</translation>
    </message>
    <message>
        <source>The deadline has passed; the controller is still trying.</source>
        <translation>已超过期限，控制器仍在继续尝试。</translation>
    </message>
    <message>
        <source>Percentages are shares of pods: nothing divides the traffic.</source>
        <translation>百分比是 Pod 所占的比例：没有按流量切分。</translation>
    </message>
    <message>
        <source>The start is the moment at which the change was noticed.</source>
        <translation>开始时间是发现更改的时刻。</translation>
    </message>
    <message>
        <source>The start is approximate: the cluster does not tell it (any more).</source>
        <translation>开始时间为近似值：集群没有（或不再）提供。</translation>
    </message>
    <message>
        <source>It ended at %1 UTC; how long it took is not known.</source>
        <translation>结束于 %1 UTC，耗时未知。</translation>
    </message>
    <message>
        <source>Istio (service mesh)</source>
        <translation>Istio（服务网格）</translation>
    </message>
    <message>
        <source>It became known afterwards: its pods are the stable ones.</source>
        <translation>事后才得知：它的 Pod 是稳定版本。</translation>
    </message>
    <message>
        <source>It became known afterwards: the cluster does not tell what became of it.</source>
        <translation>事后才得知：集群没有说明它的结果。</translation>
    </message>
    <message>
        <source>Only the first part of the command was carried out; the cluster refused the rest (%1). Check the deployment.</source>
        <translation>命令只执行了第一部分，其余部分被集群拒绝（%1）。请检查该部署。</translation>
    </message>
    <message>
        <source>What answered is not the cluster.</source>
        <translation>应答的不是集群。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the menus, pages and messages. What a source says stays as it is.</source>
        <translation>菜单、页面和提示的语言；数据源本身的内容保持原样。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light or dark colors.</source>
        <translation>浅色或深色。</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>以 UTC 显示时间</translation>
    </message>
    <message>
        <source>Otherwise in the time zone of this machine.</source>
        <translation>否则使用本机时区。</translation>
    </message>
    <message>
        <source>Open at the start what was open last</source>
        <translation>启动时恢复上次打开的内容</translation>
    </message>
    <message>
        <source>Tabs with their sources, and where you were in them.</source>
        <translation>标签页及其数据源，以及上次浏览到的位置。</translation>
    </message>
    <message>
        <source>Height of the rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Compact shows the most rows.</source>
        <translation>“紧凑”能显示最多的行。</translation>
    </message>
    <message>
        <source>Times in the list</source>
        <translation>列表中的时间</translation>
    </message>
    <message>
        <source>&quot;12 min ago&quot;, or the date and the time.</source>
        <translation>“12分钟前”，或日期和时间。</translation>
    </message>
    <message>
        <source>A deployment on one page</source>
        <translation>单页显示部署</translation>
    </message>
    <message>
        <source>All its parts below each other, instead of in tabs.</source>
        <translation>各部分依次排列，不分标签页。</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>In points; Ctrl++ and Ctrl+- change it, too.</source>
        <translation>以磅为单位；也可用 Ctrl++ 和 Ctrl+- 调整。</translation>
    </message>
    <message>
        <source>Notifications of the desktop</source>
        <translation>桌面通知</translation>
    </message>
    <message>
        <source>While the window is in the background. A click on one leads to the deployment.</source>
        <translation>窗口在后台时发出；点击通知可打开对应的部署。</translation>
    </message>
    <message>
        <source>Never send commands</source>
        <translation>从不发送命令</translation>
    </message>
    <message>
        <source>Format of an export</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>The one that the export dialog offers first.</source>
        <translation>导出对话框默认选用的格式。</translation>
    </message>
    <message>
        <source>Begin CSV with a byte order mark</source>
        <translation>CSV 以字节顺序标记 (BOM) 开头</translation>
    </message>
    <message>
        <source>Some spreadsheets need it to show other scripts than Latin.</source>
        <translation>部分电子表格软件需要它才能正确显示中文等文字。</translation>
    </message>
    <message>
        <source>Export cells as they are</source>
        <translation>原样导出单元格</translation>
    </message>
    <message>
        <source>Otherwise a cell that a spreadsheet would run as a formula is made harmless.</source>
        <translation>否则会处理可能被电子表格当作公式执行的单元格，使其无害。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>List and pages</source>
        <translation>列表与页面</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Credential plug-ins</source>
        <translation>凭据插件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>距今多久</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Also what has succeeded</source>
        <translation>成功的也通知</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation>适用于电子表格的 CSV</translation>
    </message>
    <message>
        <source>JSON, one deployment a line</source>
        <translation>JSON，每行一个部署</translation>
    </message>
    <message>
        <source>Commands are off: read-only (Settings &gt; Safety, or --read-only).</source>
        <translation>命令已停用：只读（“设置 &gt; 安全”，或 --read-only）。</translation>
    </message>
    <message>
        <source>Pause, resume, roll back and all other commands are off on every connection, at once. Production asks for a typed confirmation in any case.</source>
        <translation>所有连接上的暂停、继续、回滚及其他命令立即停用。生产环境无论如何都要求输入确认。</translation>
    </message>
    <message>
        <source>It is the first revision: there is none to go back to.</source>
        <translation>这是第一个修订版本，没有可以回滚到的版本。</translation>
    </message>
    <message>
        <source>Revision %1 was made %2 min ago.</source>
        <translation>修订版本 %1 创建于 %2分钟前。</translation>
    </message>
    <message>
        <source>The file has no deployment of this ID.</source>
        <translation>文件中没有此 ID 的部署。</translation>
    </message>
    <message>
        <source>Read lists again</source>
        <translation>重新读取列表</translation>
    </message>
    <message>
        <source>Of servers that do not tell of changes by themselves. Others are always up to date, and F5 reads at once.</source>
        <translation>适用于不会主动通知变化的服务器。其他服务器始终是最新的；F5 立即读取。</translation>
    </message>
    <message>
        <source>Every 2 s while something runs, else every 10 s</source>
        <translation>有部署在进行时每 2秒，否则每 10秒</translation>
    </message>
    <message>
        <source>Every 10 s while something runs, else every 30 s</source>
        <translation>有部署在进行时每 10秒，否则每 30秒</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>You have stopped it.</source>
        <translation>您已停止读取。</translation>
    </message>
    <message>
        <source>The server answers, but has nothing at %2 (status %1).</source>
        <translation>服务器有响应，但 %2 处没有任何内容（状态码 %1）。</translation>
    </message>
    <message>
        <source>A gateway in front of the server got no answer from it (status %1).</source>
        <translation>服务器前面的网关没有得到它的响应（状态码 %1）。</translation>
    </message>
    <message>
        <source>waits to be resumed</source>
        <translation>等待有人继续</translation>
    </message>
    <message>
        <source>waits to be promoted</source>
        <translation>等待切换到新版本</translation>
    </message>
    <message>
        <source>paused by hand</source>
        <translation>已手动暂停</translation>
    </message>
    <message>
        <source>waits for a decision: the analysis was inconclusive</source>
        <translation>等待人工决定：分析没有得出结论</translation>
    </message>
    <message>
        <source>waits for a decision: the experiment was inconclusive</source>
        <translation>等待人工决定：实验没有得出结论</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause of %1 s</source>
        <translation>暂停 %1秒</translation>
    </message>
    <message>
        <source>Pause of %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>until %1 UTC</source>
        <translation>至 %1 UTC</translation>
    </message>
    <message>
        <source>goes on by itself at %1 UTC</source>
        <translation>将于 %1 UTC 自动继续</translation>
    </message>
    <message>
        <source>Revision %1 was made 1 h %2 min ago.</source>
        <translation>修订版本 %1 创建于 1小时%2分钟前。</translation>
    </message>
    <message>
        <source>The pause that a person gave (spec.paused) stays: no step runs until it is resumed.</source>
        <translation>人工暂停（spec.paused）仍然有效：继续之前不会运行任何步骤。</translation>
    </message>
    <message>
        <source>The server&apos;s response is not valid JSON at line %1, column %2. There may be more after that; the deployment list was not read completely.</source>
        <translation>服务器的响应在第 %1 行第 %2 列不是有效的 JSON，其后可能还有内容；部署列表未完整读取。</translation>
    </message>
    <message>
        <source>Item %1 of the cluster&apos;s list of objects of the kind %2 could not be read (%3).</source>
        <translation>集群的 %2 对象列表中第 %1 项无法读取（%3）。</translation>
    </message>
    <message>
        <source>The cluster&apos;s list leads back to a part of it that was read before; it was not read completely.</source>
        <translation>集群的列表又回到了已经读过的部分；列表未完整读取。</translation>
    </message>
    <message>
        <source>The log is not whole: the server gives fewer entries than it says there are.</source>
        <translation>日志不完整：服务器给出的条目少于它声明的总数。</translation>
    </message>
    <message>
        <source>The response of %1 cannot be unpacked: it is damaged, or is not compressed as its Content-Encoding says. The server, or a proxy before it, must be set right.</source>
        <translation>%1 的响应无法解压：数据已损坏，或未按 Content-Encoding 声明的方式压缩。需要在服务器或其前面的代理上修正。</translation>
    </message>
    <message>
        <source>Whether revision %1 can be gone back to is not known: %2 of the ReplicaSets could not be read.</source>
        <translation>无法确定能否回到修订版本 %1：有 %2 个 ReplicaSet 无法读取。</translation>
    </message>
    <message>
        <source>Whether there is a revision to go back to is not known: %1 of the ReplicaSets could not be read.</source>
        <translation>无法确定是否有可以回到的修订版本：有 %1 个 ReplicaSet 无法读取。</translation>
    </message>
    <message>
        <source>There may be more revisions: %1 of the ReplicaSets could not be read.</source>
        <translation>可能还有其他修订版本：有 %1 个 ReplicaSet 无法读取。</translation>
    </message>
    <message>
        <source>Which revisions can be gone back to is not known: the ReplicaSets could not be read. %1</source>
        <translation>无法确定可以回到哪些修订版本：无法读取 ReplicaSet。%1</translation>
    </message>
    <message>
        <source>The cluster sent only a part of the list.</source>
        <translation>集群只发送了列表的一部分。</translation>
    </message>
    <message>
        <source>Only the first %1 events of pods or ReplicaSets of the namespace were read; there are more, and some may belong to this deployment.</source>
        <translation>只读取了该命名空间中 Pod 或 ReplicaSet 的前 %1 个事件；还有更多事件，其中可能有属于此部署的。</translation>
    </message>
    <message>
        <source>The start is not known: the cluster does not tell it.</source>
        <translation>开始时间未知：集群没有提供。</translation>
    </message>
    <message>
        <source>ReplicaSets may not be listed: earlier revisions are missing, and some starts are approximate. The cluster says: %1</source>
        <translation>不允许列出 ReplicaSet：缺少更早的修订版本，有些开始时间只是近似值。集群答复：%1</translation>
    </message>
    <message>
        <source>Events may not be listed: some starts are approximate, and how far what failed had come is not known. The cluster says: %1</source>
        <translation>不允许列出事件：有些开始时间只是近似值，失败的部署进行到了哪一步未知。集群答复：%1</translation>
    </message>
    <message>
        <source>A change of the object %1 of the kind %2 could not be read (%3): its row may not be up to date.</source>
        <translation>%2 类型的对象 %1 的一次更改无法读取（%3）：其所在的行可能不是最新的。</translation>
    </message>
    <message>
        <source>Incomplete response: what the server at %1 sends compressed ends too early.</source>
        <translation>响应不完整：服务器 %1 发送的压缩数据过早结束。</translation>
    </message>
    <message>
        <source>The response of %1 is encoded as &quot;%2&quot;, for which it was not asked and which cannot be read. The server, or a proxy before it, must be set right.</source>
        <translation>%1 的响应以“%2”编码，该编码并未请求，也无法读取。需要更正服务器或其前面的代理。</translation>
    </message>
    <message>
        <source>The server returned only a part (status 206), though all of it was asked for.</source>
        <translation>请求的是全部内容，服务器却只返回了一部分（状态码 206）。</translation>
    </message>
    <message>
        <source>The server&apos;s response has no content (status %1).</source>
        <translation>服务器的响应没有内容（状态码 %1）。</translation>
    </message>
    <message>
        <source>Its template was changed while it is paused: nothing of that is rolled out before it is resumed.</source>
        <translation>暂停期间其模板已被更改：在恢复之前，更改不会发布。</translation>
    </message>
    <message>
        <source>The server limits commands: it asked to wait, and no command is sent to it for the next %1 s.</source>
        <translation>服务器正在限制命令频率并要求等待，%1秒内不会再向它发送命令。</translation>
    </message>
    <message>
        <source>Invalid server address; it should look like https://deploy.example.com/api.</source>
        <translation>服务器地址无效；应写成 https://deploy.example.com/api 这样的形式。</translation>
    </message>
    <message>
        <source>The workload is paused: what is changed from now on is not rolled out before it is resumed.</source>
        <translation>该工作负载已暂停：此后的变更要等恢复后才会发布。</translation>
    </message>
    <message>
        <source>Whether it was done before is not known: the cluster does not tell it (any more).</source>
        <translation>此前是否已完成不得而知：集群没有（或不再）提供。</translation>
    </message>
    <message>
        <source>The record can&apos;t be read: it is nested deeper than %1 levels (line %2, column %3).</source>
        <translation>无法读取该记录：嵌套超过 %1 层（第 %2 行，第 %3 列）。</translation>
    </message>
    <message>
        <source>The server names %1 as the next page of the deployment list, which is no address; the list was not read completely.</source>
        <translation>服务器给出的部署列表下一页是 %1，这不是地址；列表没有读完整。</translation>
    </message>
    <message>
        <source>The next page of the deployment list is on another server (%1); the list was not read completely.</source>
        <translation>部署列表的下一页在另一台服务器上（%1）；列表没有读完整。</translation>
    </message>
    <message>
        <source>The server names %1 as the next page of the deployment list, which leads back to one that was read already; the list was not read completely.</source>
        <translation>服务器给出的部署列表下一页是 %1，它又回到了已读过的一页；列表没有读完整。</translation>
    </message>
    <message>
        <source>Revision %1 took its place while nobody looked: whether it was done is not known.</source>
        <translation>修订版本 %1 在无人观察时取代了它：它是否已完成不得而知。</translation>
    </message>
    <message>
        <source>superseded by revision %1</source>
        <translation>被修订版本 %1 取代</translation>
    </message>
    <message>
        <source>Superseded by revision %1 before it was done.</source>
        <translation>尚未完成就被修订版本 %1 取代。</translation>
    </message>
    <message>
        <source>The workload was deleted before it was done.</source>
        <translation>工作负载在完成之前就被删除了。</translation>
    </message>
    <message>
        <source>The workload was deleted.</source>
        <translation>工作负载已被删除。</translation>
    </message>
    <message>
        <source>The cluster knows nothing of it any more: it was set back.</source>
        <translation>集群不再有它的任何信息：集群被恢复到了更早的状态。</translation>
    </message>
    <message>
        <source>Rolled back: revision %1 went back to what revision %2 had brought.</source>
        <translation>已回滚：修订版本 %1 回到了修订版本 %2 的内容。</translation>
    </message>
    <message>
        <source>Rolled back: revision %1 went back to an older template.</source>
        <translation>已回滚：修订版本 %1 回到了更早的模板。</translation>
    </message>
    <message>
        <source>Rolls back revision %1 to what revision %2 had brought.</source>
        <translation>将修订版本 %1 回滚到修订版本 %2 的内容。</translation>
    </message>
    <message>
        <source>Rolls back revision %1 to an older template.</source>
        <translation>将修订版本 %1 回滚到更早的模板。</translation>
    </message>
    <message>
        <source>The credential plug-in %1 did not answer in UTF-8.</source>
        <translation>凭据插件 %1 的输出不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The server gives the next page of the deployment list as a number (%1), where an address or a cursor belongs; the list was not read completely.</source>
        <translation>服务器以数字（%1）给出部署列表的下一页，而此处应为地址或游标；列表没有读完整。</translation>
    </message>
    <message>
        <source>Metric without a name</source>
        <translation>没有名称的指标</translation>
    </message>
    <message>
        <source>The year is implausible; this time is left out.</source>
        <translation>年份不合理；此时间被略去。</translation>
    </message>
    <message>
        <source>The server&apos;s list ends after %1 deployments, but its “total” is %2. If that is how many deployments there are, the others are not shown.</source>
        <translation>服务器的列表在 %1 条部署之后结束，但其“total”为 %2。如果这是部署的总数，则其余部署未显示。</translation>
    </message>
    <message>
        <source>The proxy %1 wants a log-in by “%2” (status 407). For addresses with http:// it can be given nothing but a user name and a password.</source>
        <translation>代理 %1 要求以“%2”方式登录（状态 407）。对于 http:// 地址只能提供用户名和密码。</translation>
    </message>
    <message>
        <source>The proxy %1 does not take the user name and password from the environment variables, or wants another way to log in (status 407).</source>
        <translation>代理 %1 不接受环境变量中的用户名和密码，或要求其他登录方式（状态 407）。</translation>
    </message>
    <message>
        <source>Incomplete response: what the server sends stops before its end.</source>
        <translation>响应不完整：服务器发送的内容在结束之前中断。</translation>
    </message>
    <message>
        <source>The end of the server&apos;s list cannot be seen: whether it is whole cannot be known.</source>
        <translation>看不到服务器的列表在哪里结束：无法得知它是否完整。</translation>
    </message>
    <message>
        <source>ReplicaSets could not be read: earlier revisions are missing, and some starts are approximate. Refresh to try again.</source>
        <translation>无法读取 ReplicaSet：缺少更早的修订版本，有些开始时间只是近似值。刷新可重试。</translation>
    </message>
    <message>
        <source>Events could not be read: some starts are approximate, and how far what failed had come is not known. Refresh to try again.</source>
        <translation>无法读取事件：有些开始时间只是近似值，失败的部署进行到了哪一步未知。刷新可重试。</translation>
    </message>
    <message>
        <source>This time lies more than ten years away from the others of its deployment; it is on no axis of time.</source>
        <translation>此时间与该部署的其他时间相差十年以上，不画在时间轴上。</translation>
    </message>
    <message>
        <source>There are points more than ten years away from the other times of the deployment; they are left out.</source>
        <translation>有些点与该部署的其他时间相差十年以上，已略去。</translation>
    </message>
    <message>
        <source>There are lines more than ten years away from the other times of the deployment.</source>
        <translation>有些日志行与该部署的其他时间相差十年以上。</translation>
    </message>
    <message>
        <source>A command for this deployment, given in another window, is in progress.</source>
        <translation>此部署已有另一个窗口发出的命令正在执行。</translation>
    </message>
    <message>
        <source>Another window sent a command for this deployment first, and its outcome is not known yet.</source>
        <translation>另一个窗口先对此部署发送了命令，其结果尚不清楚。</translation>
    </message>
    <message>
        <source>The proxy %1 wants a log-in by “%2” (status 407), which is not supported. It can be given a user name and a password by Basic or Digest.</source>
        <translation>代理 %1 要求以“%2”方式登录（状态 407），本程序不支持。用户名和密码只能以 Basic 或 Digest 方式提供给它。</translation>
    </message>
    <message>
        <source>The end is in the future.</source>
        <translation>结束时间晚于当前时间。</translation>
    </message>
    <message>
        <source>The deployment has an end time, but its status says that it goes on.</source>
        <translation>此部署有结束时间，但其状态表明它仍在进行。</translation>
    </message>
    <message>
        <source>It has changed since it was looked at, or was deleted and another one was made under its name. Nothing was done.</source>
        <translation>查看之后它已发生变化，或者已被删除并以同一名称重新创建。未执行任何操作。</translation>
    </message>
    <message>
        <source>Revision %1 set out to go back to what revision %2 had brought.</source>
        <translation>修订版本 %1 的目的是回到修订版本 %2 的内容。</translation>
    </message>
    <message>
        <source>Revision %1 set out to go back to an older template.</source>
        <translation>修订版本 %1 的目的是回到更早的模板。</translation>
    </message>
    <message>
        <source>No answer came in time while the command was prepared.</source>
        <translation>准备命令期间未及时收到答复。</translation>
    </message>
    <message>
        <source>The workload has the older template; how far that one has been brought out, a deployment of its own tells.</source>
        <translation>工作负载已换回较早的模板；部署到哪一步，由单独的一次部署显示。</translation>
    </message>
    <message>
        <source>The workload asks for new pods; replacing them may take longer.</source>
        <translation>工作负载已要求新的 Pod；全部替换可能还需要时间。</translation>
    </message>
    <message>
        <source>It is scaled to 0: no pod of it is wanted, and none serves.</source>
        <translation>它已缩容到 0：不需要任何 Pod，也没有 Pod 提供服务。</translation>
    </message>
    <message>
        <source>All of its pods are stopped before new ones start (strategy Recreate), with the same images: in between nothing serves.</source>
        <translation>先停止全部 Pod，再以相同的镜像启动新的 Pod（Recreate 策略）：其间没有 Pod 提供服务。</translation>
    </message>
    <message>
        <source>The deployment is as the command asked for. Whether this command did that, or somebody else, is not known: its answer was lost.</source>
        <translation>部署的状态与命令所要求的一致。但这条命令的响应已丢失，是它还是其他人做的，尚不清楚。</translation>
    </message>
    <message>
        <source>Aborted: the new version still has some of the traffic, which goes back to the stable one; the spec still wants the new one.</source>
        <translation>已中止：新版本仍有部分流量，正在切回稳定版本，但 spec 仍要求新版本。</translation>
    </message>
    <message>
        <source>The server says (status %1, and asked to wait at least %2 s): %3</source>
        <translation>服务器返回（状态码 %1，要求至少等待%2秒）：%3</translation>
    </message>
    <message>
        <source>The server is limiting the request rate, and asked to wait at least %1 s.</source>
        <translation>服务器正在限制请求频率，要求至少等待%1秒。</translation>
    </message>
    <message>
        <source>The server is currently unavailable, and asked to wait at least %1 s.</source>
        <translation>服务器暂时不可用，要求至少等待%1秒。</translation>
    </message>
    <message>
        <source>The cluster asked to wait at least %3 s before the next request: %1</source>
        <translation>集群要求至少等待%3秒后再发送请求：%1</translation>
    </message>
    <message>
        <source>The server limits commands, and asks to wait at least %1 s: %2</source>
        <translation>服务器正在限制命令频率，要求至少等待%1秒：%2</translation>
    </message>
    <message>
        <source>The server limits commands, and asks to wait at least %1 s.</source>
        <translation>服务器正在限制命令频率，要求至少等待%1秒。</translation>
    </message>
    <message>
        <source>The filter &quot;%1&quot; is given twice, as &quot;%2&quot; and as &quot;%3&quot;.</source>
        <translation>筛选条件“%1”出现了两次：“%2”和“%3”。</translation>
    </message>
    <message>
        <source>Duplicate id; the earlier record is used, since its revision is higher.</source>
        <translation>ID 重复，以前面的那条记录为准，它的 revision 更大。</translation>
    </message>
    <message>
        <source>Settings could not be saved in %1 (%2). The next change tries that again.</source>
        <translation>设置未能保存到 %1（%2）。下次更改时会重试。</translation>
    </message>
    <message>
        <source>New failures and rollbacks, outcomes of my commands</source>
        <translation>新的失败和回滚，以及我发出的命令的结果</translation>
    </message>
    <message>
        <source>Rollouts may not be listed any more: what is shown of them may be out of date. The cluster says: %1</source>
        <translation>已无权列出 Rollout：所显示的 Rollout 可能不是最新的。集群返回：%1</translation>
    </message>
    <message>
        <source>Deployments may not be listed any more: what is shown of them may be out of date. The cluster says: %1</source>
        <translation>已无权列出 Deployment：所显示的 Deployment 可能不是最新的。集群返回：%1</translation>
    </message>
    <message>
        <source>The end of the log was not seen: the connection may have broken off, and lines may be missing.</source>
        <translation>没有看到日志的结尾：连接可能已中断，日志可能缺少若干行。</translation>
    </message>
    <message>
        <source>Decimal mark of CSV for spreadsheets</source>
        <translation>电子表格用 CSV 的小数点符号</translation>
    </message>
    <message>
        <source>With commas, semicolons part the cells, as spreadsheets expect it then.</source>
        <translation>使用逗号时，单元格之间用分号，与这样的电子表格一致。</translation>
    </message>
    <message>
        <source>Point (12.5)</source>
        <translation>点（12.5）</translation>
    </message>
    <message>
        <source>Comma (12,5)</source>
        <translation>逗号（12,5）</translation>
    </message>
</context>
<context>
    <name>OpeningQuestion</name>
    <message numerus="yes">
        <source>Each opens in its own tab, at most %Ln at once.</source>
        <translation>
            <numerusform>每项各用一个标签页打开，一次最多 %Ln 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the first %Ln</source>
        <translation>
            <numerusform>打开前 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>UnopenedConnection</name>
    <message>
        <source>Choose a kubeconfig file</source>
        <translation>选择 kubeconfig 文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the kubeconfig file that kubectl uses, or set KUBECONFIG before the program starts. Under Connections a cluster gets a name, and keeps its file.</source>
        <translation>请选择 kubectl 使用的 kubeconfig 文件，或在启动程序前设置 KUBECONFIG。在“连接”中可以为集群命名，并保存所用的文件。</translation>
    </message>
    <message>
        <source>Check the address under Connections.</source>
        <translation>请在“连接”中检查地址。</translation>
    </message>
    <message>
        <source>%1 could not be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>Choose a kubeconfig file…</source>
        <translation>选择 kubeconfig 文件…</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>连接…</translation>
    </message>
</context>
<context>
    <name>console::ArchiveTexts</name>
    <message>
        <source>Forget the archive</source>
        <translation>清除存档</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>console::BackgroundWatch</name>
    <message numerus="yes">
        <source>%Ln deployment(s) aborted</source>
        <translation>
            <numerusform>%Ln 个部署已中止</numerusform>
        </translation>
    </message>
    <message>
        <source>Aborted: %1</source>
        <translation>已中止：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) failed</source>
        <translation>
            <numerusform>%Ln 个部署失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) completed</source>
        <translation>
            <numerusform>%Ln 个部署已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Completed: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) rolled back</source>
        <translation>
            <numerusform>%Ln 个部署已回滚</numerusform>
        </translation>
    </message>
    <message>
        <source>Rolled back: %1</source>
        <translation>已回滚：%1</translation>
    </message>
</context>
<context>
    <name>console::CommandActions</name>
    <message>
        <source>%1…</source>
        <comment>a command</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>This source takes no commands.</source>
        <translation>该数据源不支持命令。</translation>
    </message>
    <message>
        <source>Commands cannot be sent to a file. Open a server instead.</source>
        <translation>不能向文件发送命令。请打开服务器。</translation>
    </message>
</context>
<context>
    <name>console::CommandPalette</name>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>An action, a tab, a connection, an environment, or a deployment&apos;s ID, version, service</source>
        <translation>操作、标签页、连接、环境，或部署的 ID、版本、服务</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的内容。</translation>
    </message>
    <message>
        <source>Open tab</source>
        <translation>已打开的标签页</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>曾经打开</translation>
    </message>
    <message>
        <source>Environment: show only this one</source>
        <translation>环境：只显示它</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>当前页面</translation>
    </message>
    <message>
        <source>This tab</source>
        <translation>当前标签页</translation>
    </message>
</context>
<context>
    <name>console::CompareController</name>
    <message>
        <source>Comparison</source>
        <translation>部署对比</translation>
    </message>
    <message>
        <source>No earlier run of the same environment, service and strategy succeeded. To compare with any other run, select both in the list.</source>
        <translation>此前没有环境、服务和策略都相同的成功部署。要与其他部署对比，请在列表中同时选中两条记录。</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <comment>id of a deployment, reason</comment>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>The log of %1 is not complete, so lines may seem to be missing: %2</source>
        <comment>id of a deployment, reason</comment>
        <translation>%1 的日志不完整，部分日志可能被误认为缺少：%2</translation>
    </message>
    <message>
        <source>%1 ↔ %2</source>
        <comment>versions of two runs</comment>
        <translation>%1 ↔ %2</translation>
    </message>
</context>
<context>
    <name>console::ConnectionController</name>
    <message>
        <source>Connected. The server has deployments.</source>
        <translation>连接成功，服务器上有部署数据。</translation>
    </message>
    <message>
        <source>Connected. The server has no deployments.</source>
        <translation>连接成功，服务器上没有部署。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Saved in the keyring.</source>
        <translation>已保存到密钥环。</translation>
    </message>
</context>
<context>
    <name>console::CopyController</name>
    <message>
        <source>Copied the record of %1 as JSON</source>
        <translation>已复制 %1 的完整记录（JSON）</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s) as JSON: what the list has of them, not their whole records</source>
        <translation>
            <numerusform>已复制 %Ln 行为 JSON：仅含列表中的字段，不是完整记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many rows for the clipboard: export them instead</source>
        <translation>行数太多，无法复制到剪贴板，请改用导出</translation>
    </message>
</context>
<context>
    <name>console::DesktopLink</name>
    <message>
        <source>Deployment Console</source>
        <translation>部署控制台</translation>
    </message>
    <message>
        <source>%1 - Deployment Console</source>
        <translation>%1 - 部署控制台</translation>
    </message>
    <message numerus="yes">
        <source>(%Ln failed) %1</source>
        <translation>
            <numerusform>（%Ln 个失败）%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DetailCommands</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>%1: requested at %2…</source>
        <translation>%1：已于 %2 请求…</translation>
    </message>
    <message>
        <source>%1: accepted, requested at %2; waiting for it to take effect.</source>
        <translation>%1：已于 %2 请求，服务器已接受，等待生效。</translation>
    </message>
    <message>
        <source>%1: done. %2</source>
        <translation>%1：已完成。%2</translation>
    </message>
    <message>
        <source>%1: refused. %2</source>
        <translation>%1：被拒绝。%2</translation>
    </message>
    <message>
        <source>Checking the current state before sending…</source>
        <translation>发送前正在核对当前状态…</translation>
    </message>
    <message>
        <source>the deployment has changed in the meantime.</source>
        <translation>部署的状态在此期间发生了变化。</translation>
    </message>
    <message>
        <source>%1, requested at %2: outcome unknown. It will not be sent again. %3</source>
        <translation>%1（于 %2 请求）：结果未知，不会再次发送。%3</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <translation>%1：执行失败。%2</translation>
    </message>
    <message>
        <source>%1: not sent. %2</source>
        <translation>%1：未发送。%2</translation>
    </message>
    <message>
        <source>%1, requested at %2: %3</source>
        <translation>%1（于 %2 请求）：%3</translation>
    </message>
</context>
<context>
    <name>console::DetailOutput</name>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>文本 (*.log *.txt)</translation>
    </message>
    <message>
        <source>Save the curve</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>There is nothing to take yet: the record is being read.</source>
        <translation>暂无可用内容：正在读取记录。</translation>
    </message>
    <message>
        <source>Copied as Markdown: what it is, why it failed, its steps</source>
        <translation>已复制为 Markdown：概要、失败原因与各步骤</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>console::ExportController</name>
    <message>
        <source>Export deployments</source>
        <translation>导出部署</translation>
    </message>
</context>
<context>
    <name>console::FrontActions</name>
    <message>
        <source>There is nothing here for that.</source>
        <translation>这里没有可以这样操作的内容。</translation>
    </message>
    <message>
        <source>Open a list or a deployment first.</source>
        <translation>请先打开列表或部署。</translation>
    </message>
</context>
<context>
    <name>console::JournalController</name>
    <message>
        <source>Export the journal</source>
        <translation>导出命令记录</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>命令记录</translation>
    </message>
</context>
<context>
    <name>console::KeySheet</name>
    <message>
        <source>In the list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Move a card of what is live</source>
        <translation>移动当前版本的卡片</translation>
    </message>
    <message>
        <source>In the search</source>
        <translation>在搜索中</translation>
    </message>
    <message>
        <source>Choose a completion</source>
        <translation>选择补全</translation>
    </message>
    <message>
        <source>Take the completion</source>
        <translation>采用补全</translation>
    </message>
    <message>
        <source>On the page of a deployment</source>
        <translation>在部署页面上</translation>
    </message>
    <message>
        <source>Info, progress, resources, metrics, log</source>
        <translation>信息、进度、资源、监控、日志</translation>
    </message>
    <message>
        <source>Take back the time range, then the moment</source>
        <translation>取消时间范围，然后取消时刻</translation>
    </message>
    <message>
        <source>The log of the step or of the pod</source>
        <translation>该步骤或 Pod 的日志</translation>
    </message>
    <message>
        <source>In a curve</source>
        <translation>在曲线中</translation>
    </message>
    <message>
        <source>From point to point</source>
        <translation>逐点移动</translation>
    </message>
    <message>
        <source>From step to step</source>
        <translation>逐步骤移动</translation>
    </message>
    <message>
        <source>Move what is seen</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>到开头、到结尾</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In a log</source>
        <translation>在日志中</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>Scroll to the side</source>
        <translation>左右滚动</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>The log of the selected row</source>
        <translation>选中行的日志</translation>
    </message>
</context>
<context>
    <name>console::ListCommands</name>
    <message>
        <source>Select one deployment: a command is for one at a time.</source>
        <translation>一次只能对一个部署执行命令。</translation>
    </message>
    <message>
        <source>%1: outcome unknown</source>
        <translation>%1：结果未知</translation>
    </message>
</context>
<context>
    <name>console::ListController</name>
    <message>
        <source>Problems in %1</source>
        <translation>%1 的问题</translation>
    </message>
</context>
<context>
    <name>console::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;server</source>
        <translation>打开服务器(&amp;S)</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>打开演示数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation>以 UTC 显示时间(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Command &amp;journal</source>
        <translation>命令记录(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>上一个标签页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>Enter an &amp;address…</source>
        <translation>输入地址(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>前往(&amp;G)…</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>用户手册(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Rows of the list</source>
        <translation>列表行高(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Times in the list</source>
        <translation>列表时间(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder of the &amp;log</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Reopen closed &amp;tab</source>
        <translation>重新打开标签页(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <comment>rows</comment>
        <translation>紧凑(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;omfortable</source>
        <comment>rows</comment>
        <translation>宽松(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;12 min ago</source>
        <comment>how times are told</comment>
        <translation>12分钟前(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Date and time</source>
        <comment>how times are told</comment>
        <translation>日期和时间(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;One page for a deployment</source>
        <translation>部署单页显示(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Same as the system</source>
        <comment>colours</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Same as the system</source>
        <comment>language</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>放大文字(&amp;G)</translation>
    </message>
    <message>
        <source>Usual &amp;size of the text</source>
        <translation>默认文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Deployment</source>
        <translation>部署(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Pause…</source>
        <translation>暂停(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Resume…</source>
        <translation>继续(&amp;R)…</translation>
    </message>
    <message>
        <source>Roll &amp;back…</source>
        <translation>回滚(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Abort…</source>
        <translation>中止(&amp;A)…</translation>
    </message>
    <message>
        <source>Re&amp;try…</source>
        <translation>重试(&amp;T)…</translation>
    </message>
    <message>
        <source>Pro&amp;mote one step…</source>
        <translation>推进一步(&amp;M)…</translation>
    </message>
    <message>
        <source>Promote &amp;fully…</source>
        <translation>全量推进(&amp;F)…</translation>
    </message>
    <message>
        <source>Re&amp;start the pods…</source>
        <translation>重启 Pod(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>诊断(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>新建窗口(&amp;N)</translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message>
        <source>The command journal was damaged and was moved to %1.</source>
        <translation>命令记录文件已损坏，已移至 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) of an earlier run had no outcome; the journal says what became of them.</source>
        <translation>
            <numerusform>上次运行有 %n 条命令当时没有结果，后来如何见命令记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another window was open already. This one is for itself: what its command line says holds in it alone, and its tabs do not come back at the next start.</source>
        <translation>已有另一个窗口打开。本窗口独立：命令行的选项只在其中有效，它的标签页下次启动时不会恢复。</translation>
    </message>
</context>
<context>
    <name>console::MetricTrials</name>
    <message>
        <source>The metrics server has nothing for this query in this time.</source>
        <translation>指标服务器在此时段内没有该查询的数据。</translation>
    </message>
    <message>
        <source>Saved in the keyring.</source>
        <translation>已保存到密钥环。</translation>
    </message>
    <message numerus="yes">
        <source>%n series in %1 ms</source>
        <translation>
            <numerusform>%n 个序列，用时 %1毫秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::Notifier</name>
    <message>
        <source>Deployment Console</source>
        <translation>部署控制台</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>console::PageTabBar</name>
    <message>
        <source>Close this tab</source>
        <translation>关闭此标签页</translation>
    </message>
</context>
<context>
    <name>console::PageTabs</name>
    <message>
        <source>Open pages</source>
        <translation>已打开的页面</translation>
    </message>
</context>
<context>
    <name>console::PlaceRows</name>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Command journal</source>
        <translation>命令记录</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Log of the program</source>
        <translation>程序日志</translation>
    </message>
    <message>
        <source>What connections keep here</source>
        <translation>各连接在本机的存档</translation>
    </message>
    <message>
        <source>Whether a connection keeps an archive, and how large it may become, is set in the connection.</source>
        <translation>是否存档以及存档上限在各连接中设置。</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>清除…</translation>
    </message>
    <message numerus="yes">
        <source>Kept, up to %Ln MB.</source>
        <translation>
            <numerusform>保留，上限 %Ln MB。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>不保留。</translation>
    </message>
    <message>
        <source>Servers and clusters</source>
        <translation>服务器和集群</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>连接…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s): name, address, color, safety.</source>
        <translation>
            <numerusform>%Ln 个连接：名称、地址、颜色、安全级别。</numerusform>
        </translation>
    </message>
    <message>
        <source>None is always allowed</source>
        <translation>没有始终允许的插件</translation>
    </message>
    <message>
        <source>A cluster may name a program that obtains its credentials. You are asked before one is run; those that you always allow appear here.</source>
        <translation>集群可能指定一个用于获取凭据的程序。运行之前会先询问；始终允许的会列在这里。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次询问</translation>
    </message>
    <message>
        <source>Always allowed</source>
        <translation>始终允许</translation>
    </message>
</context>
<context>
    <name>console::PreviewController</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>This deployment could not be read.</source>
        <translation>无法读取这条部署。</translation>
    </message>
</context>
<context>
    <name>console::PrintController</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Could not be printed: %1 did not take it</source>
        <comment>a printer, or the name of a file</comment>
        <translation>无法打印：%1 未接受</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n page(s) to %1</source>
        <comment>a printer, or the name of a file</comment>
        <translation>
            <numerusform>已将 %n 页发送到 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ReadingStatus</name>
    <message>
        <source>The source no longer has this deployment. The last known state is shown.</source>
        <translation>数据源中已没有此部署，显示的是最后已知的状态。</translation>
    </message>
    <message>
        <source>The beginning is shown; the rest of the log is being read…</source>
        <translation>已显示开头，正在读取其余日志…</translation>
    </message>
    <message>
        <source>From the archive, as of %1</source>
        <translation>来自存档，截至 %1</translation>
    </message>
    <message>
        <source>From the archive</source>
        <translation>来自存档</translation>
    </message>
</context>
<context>
    <name>console::RecentSources</name>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有内容</translation>
    </message>
</context>
<context>
    <name>console::Renewal</name>
    <message>
        <source>This takes effect when the open dialog is closed.</source>
        <translation>关闭当前对话框后生效。</translation>
    </message>
</context>
<context>
    <name>console::SaveController</name>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 was not saved</source>
        <translation>%1 未保存</translation>
    </message>
</context>
<context>
    <name>console::SettingEditor</name>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
</context>
<context>
    <name>console::SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>重置：%1</translation>
    </message>
</context>
<context>
    <name>console::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>全部重置…</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Set everything on these pages back to the default? Connections, archives, what credential plug-ins may do, filters and columns stay as they are.</source>
        <translation>将这些页面上的全部设置恢复为默认值？连接、存档、凭据插件的许可、筛选和列保持不变。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>没有叫这个名字的设置。</translation>
    </message>
</context>
<context>
    <name>console::SourceOpener</name>
    <message numerus="yes">
        <source>Open %Ln source(s)?</source>
        <translation>
            <numerusform>要打开 %Ln 个来源吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>The demo data could not be written to the cache folder.</source>
        <translation>无法将演示数据写入缓存文件夹。</translation>
    </message>
    <message>
        <source>Open deployments</source>
        <translation>打开部署数据</translation>
    </message>
    <message>
        <source>Deployments (*.json *.ndjson *.jsonl *.gz)</source>
        <translation>部署数据 (*.json *.ndjson *.jsonl *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open server</source>
        <translation>打开服务器</translation>
    </message>
    <message>
        <source>Base address of a server, such as https://deploy.example.com/api, or a cluster of the kubeconfig, kube:CONTEXT/NAMESPACE:</source>
        <translation>服务器的基础地址，例如 https://deploy.example.com/api；或 kubeconfig 中的集群，kube:上下文/命名空间：</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>console::TabMenus</name>
    <message>
        <source>All tabs</source>
        <translation>所有标签页</translation>
    </message>
</context>
<context>
    <name>console::Workspace</name>
    <message numerus="yes">
        <source>Open %Ln deployment(s)?</source>
        <translation>
            <numerusform>要打开 %Ln 个部署吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close others</source>
        <translation>关闭其他</translation>
    </message>
    <message>
        <source>Close all of this source</source>
        <translation>关闭此来源的所有标签页</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <comment>an id</comment>
        <translation>已复制 %1</translation>
    </message>
</context>
<context>
    <name>models::Absence</name>
    <message>
        <source>No metrics yet</source>
        <translation>尚无指标</translation>
    </message>
    <message>
        <source>The deployment has not begun: nothing has been measured.</source>
        <translation>部署尚未开始，没有任何测量数据。</translation>
    </message>
    <message>
        <source>No metrics</source>
        <translation>无指标</translation>
    </message>
    <message>
        <source>A cluster keeps none: no analysis has measured anything here, and the connection has no metrics server with values for it.</source>
        <translation>集群本身不保存指标：此处没有分析任务产生测量值，连接中配置的指标服务器也没有数据，或未配置。</translation>
    </message>
    <message>
        <source>This record has no metrics</source>
        <translation>此记录没有指标</translation>
    </message>
    <message>
        <source>Its source has kept none of this deployment.</source>
        <translation>数据源没有保存此部署的指标。</translation>
    </message>
    <message>
        <source>The source has given none of this deployment so far. They appear here as soon as it does.</source>
        <translation>数据源尚未提供此部署的指标，一有数据就会显示在这里。</translation>
    </message>
    <message>
        <source>The metrics could not be read</source>
        <translation>无法读取指标</translation>
    </message>
    <message>
        <source>The log is being read…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>No events are left of it</source>
        <translation>已没有相关事件</translation>
    </message>
    <message>
        <source>A cluster keeps its events for about an hour. The logs of the pods can be chosen above.</source>
        <translation>集群的事件只保留约一小时。可在上方选择查看 Pod 的日志。</translation>
    </message>
    <message>
        <source>A cluster keeps its events for about an hour.</source>
        <translation>集群的事件只保留约一小时。</translation>
    </message>
    <message>
        <source>The log is empty so far</source>
        <translation>日志目前为空</translation>
    </message>
    <message>
        <source>Lines appear here as soon as the source has them.</source>
        <translation>数据源一有日志就会显示在这里。</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>Its source has kept no line of this deployment.</source>
        <translation>数据源没有保存此部署的任何日志行。</translation>
    </message>
    <message>
        <source>Its events are not read any more</source>
        <translation>不再读取其事件</translation>
    </message>
    <message>
        <source>The cluster does not have this workload any more.</source>
        <translation>集群中已没有该工作负载。</translation>
    </message>
    <message>
        <source>No metrics are known</source>
        <translation>没有已知的指标</translation>
    </message>
    <message>
        <source>What was told of this deployment has none, and whether it goes on is not known.</source>
        <translation>已知的记录中没有这些数据，也不清楚该部署是否仍在进行。</translation>
    </message>
    <message>
        <source>No line of the log is known</source>
        <translation>没有已知的日志</translation>
    </message>
</context>
<context>
    <name>models::AffectedTexts</name>
    <message>
        <source>%1 gets %2 of the traffic.</source>
        <comment>version, percent</comment>
        <translation>%1 承接 %2 的流量。</translation>
    </message>
    <message>
        <source>Live is still %1, with %2 of the traffic.</source>
        <comment>version, percent</comment>
        <translation>线上仍是 %1，承接 %2 的流量。</translation>
    </message>
    <message>
        <source>Live is %1 again, with %2 of the traffic.</source>
        <comment>version, percent</comment>
        <translation>线上又是 %1，承接 %2 的流量。</translation>
    </message>
    <message>
        <source>Live is %1, with %2 of the traffic.</source>
        <comment>version, percent</comment>
        <translation>线上是 %1，承接 %2 的流量。</translation>
    </message>
    <message>
        <source>%1 gets %2 of the traffic, %3 gets %4.</source>
        <comment>new version, percent, old version, percent</comment>
        <translation>%1 承接 %2 的流量，%3 承接 %4。</translation>
    </message>
    <message>
        <source>Live is %1 by now, which was deployed later.</source>
        <comment>version</comment>
        <translation>目前线上是之后部署的 %1。</translation>
    </message>
    <message>
        <source>The last good version is %1; where the traffic goes is not known.</source>
        <comment>version</comment>
        <translation>最近一次部署成功的版本是 %1；流量走向未知。</translation>
    </message>
    <message>
        <source>%1 is scaled to 0 by now: nothing serves.</source>
        <comment>version</comment>
        <translation>%1 现已缩容到 0，没有 Pod 提供服务。</translation>
    </message>
</context>
<context>
    <name>models::ArchiveFactTexts</name>
    <message>
        <source>There is nothing in the archive yet.</source>
        <translation>存档中还没有内容。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>size, paths of files</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Forget the archive of “%1” (%2)? What the server no longer has is then gone for good.</source>
        <translation>确定清除“%1”的存档（%2）？服务器上已不存在的部署将无法恢复。</translation>
    </message>
</context>
<context>
    <name>models::CommandTexts</name>
    <message>
        <source>Production</source>
        <comment>safety level</comment>
        <translation>生产</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>safety level</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>not available</source>
        <comment>of a rollback target</comment>
        <translation>不可用</translation>
    </message>
    <message>
        <source>known bad</source>
        <comment>of a rollback target</comment>
        <translation>已知有问题</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Safety level</source>
        <translation>安全级别</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>your confirmation that you have seen the changes</source>
        <comment>still missing: …</comment>
        <translation>确认已查看变化</translation>
    </message>
    <message>
        <source>the version to roll back to</source>
        <comment>still missing: …</comment>
        <translation>选择回滚的目标版本</translation>
    </message>
    <message>
        <source>a reason</source>
        <comment>still missing: …</comment>
        <translation>填写原因</translation>
    </message>
    <message>
        <source>the typed confirmation</source>
        <comment>still missing: …</comment>
        <translation>输入确认文字</translation>
    </message>
    <message>
        <source>the confirmation as it is to be typed (what was typed does not match)</source>
        <comment>still missing: …</comment>
        <translation>重新输入确认文字（输入的内容不一致）</translation>
    </message>
    <message>
        <source>No earlier version succeeded in this environment, so there is nothing to roll back to.</source>
        <translation>此环境中没有更早的成功版本，无法回滚。</translation>
    </message>
    <message>
        <source>Still missing: %1.</source>
        <translation>还需：%1。</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <comment>a deployment</comment>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <comment>a deployment</comment>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <comment>a deployment</comment>
        <translation>回滚 %1</translation>
    </message>
    <message>
        <source>Pause deployment</source>
        <translation>暂停部署</translation>
    </message>
    <message>
        <source>Resume deployment</source>
        <translation>继续部署</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation>回滚到 %1</translation>
    </message>
    <message>
        <source>%1 is taken out of service. Choose the version that replaces it.</source>
        <translation>%1 将停止服务。请选择接替它的版本。</translation>
    </message>
    <message>
        <source>%1 is taken out of service and replaced by %2.</source>
        <translation>%1 将停止服务，由 %2 接替。</translation>
    </message>
    <message>
        <source>%1 has no traffic now. Choose the version that replaces it.</source>
        <translation>%1 目前没有流量。请选择接替它的版本。</translation>
    </message>
    <message>
        <source>%1, which has no traffic now, is replaced by %2.</source>
        <translation>目前没有流量的 %1 将由 %2 接替。</translation>
    </message>
    <message>
        <source>The deployment has finished, so %1 may have to be started first.</source>
        <translation>该部署已结束，%1 可能需要先启动。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The deployment of %1 stops where it is until it is resumed. Completed parts are not undone.</source>
        <translation>%1 的部署将停在当前位置，直到有人继续。已完成的部分不会撤销。</translation>
    </message>
    <message>
        <source>The deployment of %1 continues from where it was paused until it is complete.</source>
        <translation>%1 的部署将从暂停处继续，直至完成。</translation>
    </message>
    <message>
        <source>Traffic is unchanged: %1 keeps %2.</source>
        <translation>流量不变：%1 保持 %2。</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3 of the traffic by the end.</source>
        <translation>部署完成时，%1 的流量将从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3 of the traffic.</source>
        <translation>%1 的流量将从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>command</comment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>command</comment>
        <translation>继续</translation>
    </message>
    <message>
        <source>Roll back</source>
        <comment>command</comment>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>Blue image</source>
        <translation>蓝环境镜像</translation>
    </message>
    <message>
        <source>Green image</source>
        <translation>绿环境镜像</translation>
    </message>
    <message>
        <source>Traffic to the new version</source>
        <translation>新版本流量</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>not known to be bad</source>
        <comment>of a rollback target</comment>
        <translation>无已知问题</translation>
    </message>
    <message>
        <source>Traffic is unchanged: %1 has none.</source>
        <translation>流量不变：%1 没有流量。</translation>
    </message>
    <message>
        <source>Traffic is unchanged: %1 has all of it.</source>
        <translation>流量不变：%1 已承载全部流量。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>正在继续</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>正在回滚</translation>
    </message>
    <message>
        <source>Rolling back to %1</source>
        <translation>正在回滚到 %1</translation>
    </message>
    <message>
        <source>Abort</source>
        <comment>command</comment>
        <translation>中止</translation>
    </message>
    <message>
        <source>Abort %1</source>
        <comment>a deployment</comment>
        <translation>中止 %1</translation>
    </message>
    <message>
        <source>Abort deployment</source>
        <translation>中止部署</translation>
    </message>
    <message>
        <source>All of the traffic goes back to the version from before. %1 stays what is wanted: the deployment ends as failed and can be retried.</source>
        <translation>全部流量切回之前的版本。目标版本仍为 %1：部署以失败结束，之后可以重试。</translation>
    </message>
    <message>
        <source>Aborting</source>
        <translation>正在中止</translation>
    </message>
    <message>
        <source>Retry</source>
        <comment>command</comment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry %1</source>
        <comment>a deployment</comment>
        <translation>重试 %1</translation>
    </message>
    <message>
        <source>Retry deployment</source>
        <translation>重试部署</translation>
    </message>
    <message>
        <source>The aborted deployment of %1 starts again from its first step.</source>
        <translation>已中止的 %1 部署将从第一步重新开始。</translation>
    </message>
    <message>
        <source>Traffic is unchanged at first: %1 has %2.</source>
        <translation>流量暂不变化：%1 占 %2。</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Promote</source>
        <comment>command</comment>
        <translation>推进</translation>
    </message>
    <message>
        <source>Promote %1</source>
        <comment>a deployment</comment>
        <translation>推进 %1</translation>
    </message>
    <message>
        <source>Promote one step</source>
        <translation>推进一步</translation>
    </message>
    <message>
        <source>The deployment of %1 goes on to its next step; the current one is skipped.</source>
        <translation>%1 的部署进入下一步，当前步骤被跳过。</translation>
    </message>
    <message>
        <source>%1 has %2 of the traffic; the next step may change that.</source>
        <translation>%1 占 %2 的流量；下一步可能改变该比例。</translation>
    </message>
    <message>
        <source>Promoting</source>
        <translation>正在推进</translation>
    </message>
    <message>
        <source>Promote fully</source>
        <comment>command</comment>
        <translation>全量推进</translation>
    </message>
    <message>
        <source>Promote %1 fully</source>
        <comment>a deployment</comment>
        <translation>全量推进 %1</translation>
    </message>
    <message>
        <source>Promote fully</source>
        <translation>全量推进</translation>
    </message>
    <message>
        <source>%1 takes over at once: all remaining steps, pauses and analyses are skipped.</source>
        <translation>%1 立即全量接管：跳过其余所有步骤、暂停和分析。</translation>
    </message>
    <message>
        <source>Promoting fully</source>
        <translation>正在全量推进</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>command</comment>
        <translation>重启</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <comment>a deployment</comment>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Restart pods</source>
        <translation>重启 Pod</translation>
    </message>
    <message>
        <source>All pods that run are replaced little by little, those of %1 and of any other version; no step runs again.</source>
        <translation>所有正在运行的 Pod 会逐步替换，包括 %1 和其他版本的；不会重新执行任何步骤。</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>what the cluster says about it</source>
        <comment>still missing: …</comment>
        <translation>集群的答复</translation>
    </message>
    <message>
        <source>Asking the cluster what this does…</source>
        <translation>正在向集群查询该命令的影响…</translation>
    </message>
    <message>
        <source>%1 has %2 of the traffic.</source>
        <comment>a version, a percentage</comment>
        <translation>%1 承担 %2 的流量。</translation>
    </message>
    <message>
        <source>The deployment of %1 goes on from its pause until it is complete, and all of the traffic goes to it. It has no steps: none is skipped.</source>
        <translation>%1 的部署从暂停处继续直到完成，全部流量都切到它。它没有步骤：不会跳过任何步骤。</translation>
    </message>
    <message>
        <source>New image</source>
        <translation>新镜像</translation>
    </message>
    <message>
        <source>Old image</source>
        <translation>旧镜像</translation>
    </message>
    <message>
        <source>%1 (blue)</source>
        <comment>image and its side</comment>
        <translation>%1（蓝环境）</translation>
    </message>
    <message>
        <source>%1 (green)</source>
        <comment>image and its side</comment>
        <translation>%1（绿环境）</translation>
    </message>
    <message>
        <source>%1 is still deployed beside it.</source>
        <translation>%1 仍同时部署在环境中。</translation>
    </message>
    <message>
        <source>%1 is deployed beside it now, so %2 has to be deployed first.</source>
        <translation>当前同时部署的是 %1，因此需要先部署 %2。</translation>
    </message>
    <message>
        <source>Newer deployment</source>
        <translation>较新的部署</translation>
    </message>
    <message>
        <source>A deployment of %1 followed in %2. Choose the version that replaces what is live there now.</source>
        <translation>%2 此后还部署过 %1。请选择接替该环境当前在线版本的版本。</translation>
    </message>
    <message>
        <source>A deployment of %1 followed in %2: what is live there now is replaced by %3, which may have to be started first.</source>
        <translation>%2 此后还部署过 %1：该环境当前在线的版本将由 %3 接替，它可能需要先启动。</translation>
    </message>
    <message>
        <source>%1 had %2 of the traffic before %3 followed.</source>
        <comment>a version, a percentage, a version</comment>
        <translation>在 %3 部署之前，%1 承担 %2 的流量。</translation>
    </message>
</context>
<context>
    <name>models::ComparisonTexts</name>
    <message>
        <source>New lines</source>
        <translation>新增的日志</translation>
    </message>
    <message>
        <source>Missing lines</source>
        <translation>缺少的日志</translation>
    </message>
    <message>
        <source>Lines with another count</source>
        <translation>次数不同的日志</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>version, environment</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>started %1</source>
        <comment>a moment</comment>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>%1 of the traffic</source>
        <translation>流量 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slower</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln 步变慢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln 步未执行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in this run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln 步仅本次有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in the other run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln 步仅对比部署有</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 differ</source>
        <comment>facts of two runs</comment>
        <translation>%L2 项中 %L1 项不同</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>新增 %Ln 类</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>缺少 %Ln 类</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another count</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>%Ln 类次数不同</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>title, run, its facts</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次部署</translation>
    </message>
    <message>
        <source>Other run</source>
        <translation>对比部署</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of an enumeration</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Not measured in the same place. In color: from the metrics server. In gray: from the record of the deployment.</source>
        <translation>两者并非在同一处测得。彩色：来自指标服务器。灰色：来自部署的记录。</translation>
    </message>
    <message>
        <source>Not measured in the same place. In color: from the record of the deployment. In gray: from the metrics server.</source>
        <translation>两者并非在同一处测得。彩色：来自部署的记录。灰色：来自指标服务器。</translation>
    </message>
    <message>
        <source>No steps of this run are known.</source>
        <translation>本次部署没有已知的步骤。</translation>
    </message>
    <message>
        <source>No steps of the other run are known.</source>
        <translation>对比部署没有已知的步骤。</translation>
    </message>
    <message>
        <source>No steps of either run are known.</source>
        <translation>两次部署都没有已知的步骤。</translation>
    </message>
    <message>
        <source>No log of this run is known.</source>
        <translation>本次部署没有已知的日志。</translation>
    </message>
    <message>
        <source>No log of the other run is known.</source>
        <translation>对比部署没有已知的日志。</translation>
    </message>
    <message>
        <source>No log of either run is known.</source>
        <translation>两次部署都没有已知的日志。</translation>
    </message>
    <message>
        <source>No curves of this run are known.</source>
        <translation>本次部署没有已知的曲线。</translation>
    </message>
    <message>
        <source>No curves of the other run are known.</source>
        <translation>对比部署没有已知的曲线。</translation>
    </message>
</context>
<context>
    <name>models::ComputedCells</name>
    <message>
        <source>From %1 to %2</source>
        <comment>versions</comment>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>took / usual</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>models::ComputedColumn</name>
    <message>
        <source>From version</source>
        <comment>column</comment>
        <translation>原版本</translation>
    </message>
    <message>
        <source>What is going on</source>
        <comment>column</comment>
        <translation>当前情况</translation>
    </message>
    <message>
        <source>Took / usual</source>
        <comment>column</comment>
        <translation>耗时 / 通常</translation>
    </message>
    <message>
        <source>The version that was live before. Rows are not sorted by this column.</source>
        <translation>此前在线的版本。此列不支持排序。</translation>
    </message>
    <message>
        <source>What runs, and what went wrong: empty for what succeeded. Rows are not sorted by this column.</source>
        <translation>正在进行什么、哪里出了问题；成功的部署此处为空。此列不支持排序。</translation>
    </message>
    <message>
        <source>How long it took, and how long runs of the same environment and strategy usually took before it. Sorted by how long it took.</source>
        <translation>本次耗时，以及此前同一环境、同一策略的部署通常耗时。按本次耗时排序。</translation>
    </message>
</context>
<context>
    <name>models::ConnectionRules</name>
    <message>
        <source>Enter a name for the connection.</source>
        <translation>请填写连接名称。</translation>
    </message>
    <message>
        <source>Another connection already has this name.</source>
        <translation>已有同名连接。</translation>
    </message>
    <message>
        <source>Enter the address, for example https://deploy.example.com/api/v1.</source>
        <translation>请填写地址，例如 https://deploy.example.com/api/v1。</translation>
    </message>
    <message>
        <source>The address must not contain a user name or password: it is displayed and stored unencrypted. Use the credentials below.</source>
        <translation>地址中不能含用户名或密码，因为地址会明文显示和保存。请使用下方的凭据。</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http:// and be valid.</source>
        <translation>地址必须有效，并以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The address has no host name.</source>
        <translation>地址中没有主机名。</translation>
    </message>
    <message>
        <source>The address must not contain “?” or “#”: paths are appended to it.</source>
        <translation>地址中不能含“?”或“#”，因为后面还要拼接路径。</translation>
    </message>
    <message>
        <source>Plain http: anyone on the network path can read and change what is shown.</source>
        <translation>明文 http：传输途中任何人都能查看和篡改数据。</translation>
    </message>
    <message>
        <source>Plain http: the secret is sent unencrypted.</source>
        <translation>明文 http：密钥将不加密地通过网络传输。</translation>
    </message>
    <message>
        <source>Plain http: credentials are not sent to this address unless you allow it.</source>
        <translation>明文 http：未经允许不会向此地址发送凭据。</translation>
    </message>
    <message>
        <source>Enter the user name.</source>
        <translation>请填写用户名。</translation>
    </message>
    <message>
        <source>The user name must not contain a colon.</source>
        <translation>用户名不能含冒号。</translation>
    </message>
    <message>
        <source>Enter the name of the header field, for example X-API-Key.</source>
        <translation>请填写请求头名称，例如 X-API-Key。</translation>
    </message>
    <message>
        <source>The name of a header field may contain letters, digits and hyphens only.</source>
        <translation>请求头名称只能包含字母、数字和连字符。</translation>
    </message>
    <message>
        <source>The console sets this header field itself.</source>
        <translation>此请求头由控制台自行设置。</translation>
    </message>
    <message>
        <source>Enter the name of an environment variable, for example DEPLOY_TOKEN.</source>
        <translation>请填写环境变量名，例如 DEPLOY_TOKEN。</translation>
    </message>
    <message>
        <source>Enter the absolute path of a file.</source>
        <translation>请填写文件的绝对路径。</translation>
    </message>
    <message>
        <source>A client certificate is used over https only.</source>
        <translation>客户端证书仅用于 https。</translation>
    </message>
    <message>
        <source>Enter the client certificate that this key belongs to.</source>
        <translation>请指定此密钥所属的客户端证书。</translation>
    </message>
    <message>
        <source>Each query needs a name, for example successRate.</source>
        <translation>每个查询都需要名称，例如 successRate。</translation>
    </message>
    <message>
        <source>There are two queries with the name “%1”.</source>
        <translation>有两个查询名为“%1”。</translation>
    </message>
    <message>
        <source>“%1” has no query.</source>
        <translation>“%1”没有查询语句。</translation>
    </message>
    <message>
        <source>The factor of “%1” must be a number other than zero.</source>
        <translation>“%1”的系数必须是非零数字。</translation>
    </message>
    <message>
        <source>“%1” has a placeholder that is not known: %2</source>
        <translation>“%1”包含未知的占位符：%2</translation>
    </message>
    <message>
        <source>Nothing is asked of the metrics server yet: insert or add queries.</source>
        <translation>尚未向指标服务器查询任何内容：请插入或添加查询。</translation>
    </message>
    <message>
        <source>Write each line as NAMESPACE = ENVIRONMENT.</source>
        <translation>每行请写成“命名空间 = 环境”。</translation>
    </message>
    <message>
        <source>Without a choice it is the context that is current whenever this connection is opened, which may be another cluster tomorrow.</source>
        <translation>如不选择，则使用打开此连接时的当前上下文，明天可能就是另一个集群。</translation>
    </message>
</context>
<context>
    <name>models::ConnectionTexts</name>
    <message>
        <source>Gray</source>
        <comment>color</comment>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>color</comment>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <comment>color</comment>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <comment>color</comment>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Orange</source>
        <comment>color</comment>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Red</source>
        <comment>color</comment>
        <translation>红色</translation>
    </message>
    <message>
        <source>Purple</source>
        <comment>color</comment>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>models::ContextTexts</name>
    <message>
        <source>nowhere</source>
        <comment>file of a kubeconfig</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Cluster %1 from %2; user %3 from %4; context from %5</source>
        <translation>集群 %1 来自 %2；用户 %3 来自 %4；上下文来自 %5</translation>
    </message>
</context>
<context>
    <name>models::DeploymentFactTexts</name>
    <message>
        <source>Deployment ID</source>
        <translation>部署 ID</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>部署方式</translation>
    </message>
    <message>
        <source>Current status</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>End time</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>执行人</translation>
    </message>
</context>
<context>
    <name>models::DeploymentMarkdown</name>
    <message>
        <source>Started %1</source>
        <comment>a time</comment>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <comment>a time</comment>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>通常</translation>
    </message>
</context>
<context>
    <name>models::DeploymentTexts</name>
    <message>
        <source>started %1</source>
        <comment>a moment</comment>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>step</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>step, moment</comment>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <source>Rolled back manually at %1</source>
        <comment>time</comment>
        <translation>已于 %1 手动回滚</translation>
    </message>
    <message>
        <source>Failed at step %1</source>
        <comment>step and moment</comment>
        <translation>失败步骤：%1</translation>
    </message>
    <message>
        <source>Failed at step %1, then rolled back</source>
        <comment>step and moment</comment>
        <translation>失败步骤：%1，之后已回滚</translation>
    </message>
    <message>
        <source>Rolled back; step %1 is marked as failed</source>
        <comment>step and moment</comment>
        <translation>已回滚；步骤%1标记为失败</translation>
    </message>
    <message>
        <source>Failed; the record does not say at which step</source>
        <translation>部署失败；记录未说明失败的步骤</translation>
    </message>
    <message>
        <source>Rolled back; the record does not say at which step</source>
        <translation>已回滚；记录未说明相关步骤</translation>
    </message>
    <message>
        <source>Failed; no step is marked as failed, the last active one was %1</source>
        <comment>step and moment</comment>
        <translation>部署失败；没有步骤标记为失败，最后执行的步骤是%1</translation>
    </message>
    <message>
        <source>Rolled back; no step is marked as failed, the last active one was %1</source>
        <comment>step and moment</comment>
        <translation>已回滚；没有步骤标记为失败，最后执行的步骤是%1</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <comment>status</comment>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>step status</comment>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Not run</source>
        <comment>step status</comment>
        <translation>未执行</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>step status</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>step status</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Not finished</source>
        <comment>step status</comment>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>step status</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step status</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>步骤 %1</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>how long a deployment has</comment>
        <translation>已等待</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已耗时</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title, duration</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Last step: %1</source>
        <translation>最后步骤：%1</translation>
    </message>
    <message>
        <source>Current step: %1</source>
        <translation>当前步骤：%1</translation>
    </message>
    <message>
        <source>Rolled back manually</source>
        <translation>已手动回滚</translation>
    </message>
    <message>
        <source>%1, during step “%2”</source>
        <comment>rolled back manually, and when; step</comment>
        <translation>%1，当时步骤为“%2”</translation>
    </message>
    <message>
        <source>Not known whether it has ended</source>
        <translation>是否已结束未知</translation>
    </message>
    <message>
        <source>Aborted during step “%1”</source>
        <comment>step</comment>
        <translation>已中止，当时步骤为“%1”</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Aborted at %1, during step “%2”</source>
        <comment>time, step</comment>
        <translation>已于 %1 中止，当时步骤为“%2”</translation>
    </message>
    <message>
        <source>Aborted at %1</source>
        <comment>time</comment>
        <translation>已于 %1 中止</translation>
    </message>
    <message>
        <source>%1, done after %2</source>
        <comment>durations of a rolled back run</comment>
        <translation>%1，其中 %2 后部署完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>step status</comment>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>step status: behind the deployment, by being done or skipped</comment>
        <translation>已过</translation>
    </message>
</context>
<context>
    <name>models::DisplayStrings</name>
    <message>
        <source>Pending</source>
        <comment>status</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>status</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>status</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>status</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>status</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed, rolled back</source>
        <comment>status</comment>
        <translation>失败 已回滚</translation>
    </message>
    <message>
        <source>Blue/green</source>
        <comment>strategy</comment>
        <translation>蓝绿部署</translation>
    </message>
    <message>
        <source>Canary</source>
        <comment>strategy</comment>
        <translation>金丝雀部署</translation>
    </message>
    <message>
        <source>Rolling</source>
        <comment>strategy</comment>
        <translation>滚动部署</translation>
    </message>
    <message>
        <source>All at once</source>
        <comment>strategy</comment>
        <translation>全量部署</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>column</comment>
        <translation>部署 ID</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column</comment>
        <translation>版本</translation>
    </message>
    <message>
        <source>Environment</source>
        <comment>column</comment>
        <translation>环境</translation>
    </message>
    <message>
        <source>Strategy</source>
        <comment>column</comment>
        <translation>部署方式</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>时间</translation>
    </message>
    <message>
        <source>End time</source>
        <comment>column</comment>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Executor</source>
        <comment>column</comment>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>column</comment>
        <translation>进度</translation>
    </message>
    <message>
        <source>Current step</source>
        <comment>column</comment>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration</comment>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>duration</comment>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration</comment>
        <translation>%1小时%2分钟</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>duration</comment>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>record %1</source>
        <comment>place in a file</comment>
        <translation>第 %1 条记录</translation>
    </message>
    <message>
        <source>line %1</source>
        <comment>place in a file</comment>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <comment>place in a file</comment>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a place</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2, now %3)</source>
        <comment>place, names of its zone, offset from UTC</comment>
        <translation>%1（%2，当前 %3）</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>duration</comment>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>全部环境</translation>
    </message>
    <message>
        <source>Without the environment</source>
        <translation>取消环境筛选</translation>
    </message>
    <message>
        <source>The chosen environments have no deployments.</source>
        <translation>所选环境中没有部署。</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Without the status</source>
        <translation>取消状态筛选</translation>
    </message>
    <message>
        <source>No deployment has the chosen status.</source>
        <translation>没有处于所选状态的部署。</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>column</comment>
        <translation>服务</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>全部服务</translation>
    </message>
    <message>
        <source>Without the service</source>
        <translation>取消服务筛选</translation>
    </message>
    <message>
        <source>The chosen services have no deployments.</source>
        <translation>所选服务中没有部署。</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>全部版本</translation>
    </message>
    <message>
        <source>Without the version</source>
        <translation>不限版本</translation>
    </message>
    <message>
        <source>No deployment is of the chosen versions.</source>
        <translation>没有所选版本的部署。</translation>
    </message>
    <message>
        <source>All strategies</source>
        <translation>全部策略</translation>
    </message>
    <message>
        <source>Without the strategy</source>
        <translation>不限策略</translation>
    </message>
    <message>
        <source>No deployment has the chosen strategy.</source>
        <translation>没有采用所选策略的部署。</translation>
    </message>
    <message>
        <source>All executors</source>
        <translation>全部执行人</translation>
    </message>
    <message>
        <source>Without the executor</source>
        <translation>不限执行人</translation>
    </message>
    <message>
        <source>None of the chosen executors has deployed anything.</source>
        <translation>所选执行人没有部署记录。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>status</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>time of an entry of a log</comment>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>models::EnvironmentName</name>
    <message>
        <source>Without an environment</source>
        <translation>未指明环境</translation>
    </message>
</context>
<context>
    <name>models::ExecutorText</name>
    <message>
        <source>via %1</source>
        <comment>a program</comment>
        <translation>通过 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>executor</comment>
        <translation>执行人 %1</translation>
    </message>
</context>
<context>
    <name>models::ExpectedEndTexts</name>
    <message>
        <source>late by %1</source>
        <comment>a duration</comment>
        <translation>比往常晚 %1</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>剩余不到 1分钟</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <comment>a duration</comment>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1, ends at %2</source>
        <comment>about 6 min left, time</comment>
        <translation>%1，预计 %2 结束</translation>
    </message>
    <message>
        <source>%1, ends %2 to %3</source>
        <comment>about 6 min left, times</comment>
        <translation>%1，预计 %2 至 %3 结束</translation>
    </message>
    <message numerus="yes">
        <source>Usually %1; all %Ln known run(s) took up to %2.</source>
        <translation>
            <numerusform>通常耗时 %1；已知的 %Ln 次部署均不超过 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Usually %1; 95% of the %Ln known run(s) took up to %2.</source>
        <translation>
            <numerusform>通常耗时 %1；已知的 %Ln 次部署中 95% 不超过 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 min</source>
        <comment>minutes</comment>
        <translation>%1 至 %2分钟</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>durations</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>durations</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>up to %1 left</source>
        <comment>a duration</comment>
        <translation>最多还剩 %1</translation>
    </message>
</context>
<context>
    <name>models::FacetModel</name>
    <message>
        <source>(empty)</source>
        <comment>a value to filter by</comment>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>models::FactComparisonModel</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点数</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器数</translation>
    </message>
    <message>
        <source>new version</source>
        <comment>an environment slot</comment>
        <translation>新版本</translation>
    </message>
    <message>
        <source>old version</source>
        <comment>an environment slot</comment>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>fact, environment slot</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次部署</translation>
    </message>
    <message>
        <source>Other run</source>
        <translation>对比部署</translation>
    </message>
</context>
<context>
    <name>models::FailingPodsTexts</name>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version are not ready.</source>
        <translation>
            <numerusform>该版本的 %1 个 Pod 中有 %n 个未就绪。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version are not ready: %2.</source>
        <translation>
            <numerusform>该版本的 %1 个 Pod 中有 %n 个未就绪：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>kind, name, what is wrong</comment>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version have not been ready since %2, for %3 or longer.</source>
        <comment>number, time, duration</comment>
        <translation>
            <numerusform>该版本的 %1 个 Pod 中有 %n 个自 %2 起一直未就绪，已有 %3 或更久。</numerusform>
        </translation>
    </message>
    <message>
        <source>Those of other versions were ready within %1.</source>
        <comment>a duration</comment>
        <translation>其他版本的 Pod 都在 %1内就绪。</translation>
    </message>
</context>
<context>
    <name>models::FailureState</name>
    <message>
        <source>Loading was cancelled</source>
        <translation>加载已取消</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>A file of the connection cannot be read</source>
        <translation>无法读取连接所需的文件</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>A file of the connection cannot be written</source>
        <translation>无法写入连接所需的文件</translation>
    </message>
    <message>
        <source>The file is not in UTF-8</source>
        <translation>文件不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not in UTF-8</source>
        <translation>服务器的响应不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>The file is not a deployment history</source>
        <translation>这不是部署历史文件</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large</source>
        <translation>服务器的响应过大</translation>
    </message>
    <message>
        <source>The file changed while it was read</source>
        <translation>读取期间文件发生了变化</translation>
    </message>
    <message>
        <source>The data changed while it was read</source>
        <translation>读取期间数据发生了变化</translation>
    </message>
    <message>
        <source>Reading the file takes too long</source>
        <translation>读取文件超时</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>服务器没有响应</translation>
    </message>
    <message>
        <source>The file cannot be reached</source>
        <translation>无法访问文件</translation>
    </message>
    <message>
        <source>The server is not available</source>
        <translation>服务器不可用</translation>
    </message>
    <message>
        <source>The connection is not secure, so nothing was read</source>
        <translation>连接不安全，未读取任何数据</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>尚未登录</translation>
    </message>
    <message>
        <source>You may not read this file</source>
        <translation>您没有读取此文件的权限</translation>
    </message>
    <message>
        <source>You have no right to see this</source>
        <translation>您没有查看权限</translation>
    </message>
    <message>
        <source>The server refused the request</source>
        <translation>服务器拒绝了请求</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>未能读取文件</translation>
    </message>
    <message>
        <source>The deployments could not be read</source>
        <translation>未能读取部署记录</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>自 %1 起。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试…</translation>
    </message>
    <message numerus="yes">
        <source>Next attempt in %n second(s).</source>
        <translation>
            <numerusform>%n秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>No reason is known.</source>
        <translation>原因未知。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is true, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Open the connection…</source>
        <translation>打开连接设置…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence without its full stop</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>There is no such deployment</source>
        <translation>没有此部署</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>There are no deployments at this address</source>
        <translation>这个地址没有部署数据</translation>
    </message>
    <message>
        <source>This does not look like a Kubernetes cluster</source>
        <translation>这不像是 Kubernetes 集群</translation>
    </message>
    <message>
        <source>The cluster&apos;s answer is not in UTF-8</source>
        <translation>集群的响应不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>The file is incomplete</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete</source>
        <translation>服务器的响应不完整</translation>
    </message>
    <message>
        <source>The cluster&apos;s answer is incomplete</source>
        <translation>集群的响应不完整</translation>
    </message>
    <message>
        <source>The cluster&apos;s answer is too large</source>
        <translation>集群的响应过大</translation>
    </message>
    <message>
        <source>The cluster does not answer</source>
        <translation>集群没有响应</translation>
    </message>
    <message>
        <source>The cluster is not available</source>
        <translation>集群不可用</translation>
    </message>
    <message>
        <source>The cluster refused the request</source>
        <translation>集群拒绝了请求</translation>
    </message>
    <message>
        <source>The server reports an error</source>
        <translation>服务器报告错误</translation>
    </message>
    <message>
        <source>The cluster reports an error</source>
        <translation>集群报告错误</translation>
    </message>
    <message>
        <source>This address does not answer like a deployment server</source>
        <translation>这个地址的响应不像部署服务器</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <comment>a path</comment>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>This deployment could not be read</source>
        <translation>无法读取这次部署</translation>
    </message>
    <message>
        <source>The server limits how often it is asked</source>
        <translation>服务器限制了请求频率</translation>
    </message>
    <message>
        <source>The cluster limits how often it is asked</source>
        <translation>集群限制了请求频率</translation>
    </message>
    <message>
        <source>Next attempt in %1.</source>
        <comment>a duration</comment>
        <translation>%1后重试。</translation>
    </message>
    <message>
        <source>There is nothing of the name %1. A file whose name is not in UTF-8 cannot be opened here: give it another name, or use the command line.</source>
        <comment>a path</comment>
        <translation>没有名为 %1 的文件。这里无法打开文件名不是 UTF-8 编码的文件：请给它改名，或使用命令行。</translation>
    </message>
</context>
<context>
    <name>models::FilterCompletion</name>
    <message>
        <source>began then or later: 7d, 2025-02, yesterday</source>
        <translation>在此时或之后开始：7d、2025-02、昨天</translation>
    </message>
    <message>
        <source>began before then</source>
        <translation>在此之前开始</translation>
    </message>
    <message>
        <source>began in: yesterday, last-month, 2025-02, 2025-W07</source>
        <translation>开始于：昨天、上个月、2025-02、2025-W07</translation>
    </message>
    <message>
        <source>paused, late, or failed and not replaced</source>
        <translation>已暂停、超时，或失败后尚未被取代</translation>
    </message>
    <message>
        <source>text to search for, as it stands</source>
        <translation>按原样搜索的文本</translation>
    </message>
    <message>
        <source>%1: no deployment has this value.</source>
        <translation>%1：没有部署具有此值。</translation>
    </message>
    <message>
        <source>%1: no deployment has this value. Did you mean %2?</source>
        <translation>%1：没有部署具有此值。您是否想输入 %2？</translation>
    </message>
    <message>
        <source>began in that time</source>
        <translation>在该时段内开始</translation>
    </message>
</context>
<context>
    <name>models::FindingTexts</name>
    <message>
        <source>From the log, %1</source>
        <comment>time</comment>
        <translation>日志 %1</translation>
    </message>
    <message>
        <source>not in the good runs before</source>
        <comment>a line of the log</comment>
        <translation>此前成功的部署中没有</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <comment>how often a line is in the log</comment>
        <translation>
            <numerusform>共 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Step “%1” failed.</source>
        <comment>step</comment>
        <translation>步骤“%1”失败。</translation>
    </message>
    <message>
        <source>Step “%1” ran after that all the same.</source>
        <comment>step</comment>
        <translation>之后步骤“%1”仍被执行。</translation>
    </message>
    <message numerus="yes">
        <source>Step “%1” and %n more ran after that all the same.</source>
        <comment>step</comment>
        <translation>
            <numerusform>之后仍执行了步骤“%1”及另外 %n 个步骤。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 fell from %2 to %3 at %4</source>
        <comment>metric, before, after, time</comment>
        <translation>%4，%1从 %2 降至 %3</translation>
    </message>
    <message>
        <source>%1 rose from %2 to %3 at %4</source>
        <comment>metric, before, after, time</comment>
        <translation>%4，%1从 %2 升至 %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1, after step “%2” had begun at %3.</source>
        <comment>what, step, time</comment>
        <translation>%1；此前步骤“%2”于 %3 开始。</translation>
    </message>
    <message>
        <source>%1, after the traffic had changed at %2 (%3).</source>
        <comment>what, time, line</comment>
        <translation>%1；此前流量于 %2 发生变化（%3）。</translation>
    </message>
    <message>
        <source>Not as usual</source>
        <translation>与往常不同</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where from, a line of the log</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two facts</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Step “%1” is late: it has run since %2. %3</source>
        <comment>step, time, a sentence: how long it usually takes</comment>
        <translation>步骤“%1”比往常慢：自 %2 起仍在运行。%3</translation>
    </message>
    <message>
        <source>From the log, time not known</source>
        <translation>来自日志，时间未知</translation>
    </message>
    <message>
        <source>Pods are not ready yet</source>
        <translation>Pod 尚未就绪</translation>
    </message>
</context>
<context>
    <name>models::GoingOn</name>
    <message>
        <source>its start is in the future</source>
        <comment>a deployment</comment>
        <translation>其开始时间晚于当前时间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done: the reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>pause requested by %1 %2 ago</source>
        <comment>who; a duration</comment>
        <translation>%1 于 %2前请求暂停</translation>
    </message>
    <message>
        <source>rollback requested by %1</source>
        <comment>who</comment>
        <translation>%1 请求了回滚</translation>
    </message>
    <message>
        <source>rolled back by hand</source>
        <translation>人工回滚</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step: why it failed</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>traffic %1</source>
        <comment>a percentage</comment>
        <translation>流量 %1</translation>
    </message>
    <message>
        <source>pause requested by %1 just now</source>
        <comment>who</comment>
        <translation>%1 刚刚请求暂停</translation>
    </message>
    <message>
        <source>why is not known yet</source>
        <comment>of one that failed</comment>
        <translation>原因尚不清楚</translation>
    </message>
    <message>
        <source>its pods can&apos;t be created</source>
        <translation>无法创建其 Pod</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s) not ready</source>
        <translation>
            <numerusform>%1 个 Pod 中有 %n 个未就绪</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s): %2</source>
        <comment>a status</comment>
        <translation>
            <numerusform>%1 个 Pod 中有 %n 个：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>may have ended</source>
        <comment>a deployment</comment>
        <translation>可能已结束</translation>
    </message>
    <message>
        <source>abort requested by %1</source>
        <comment>who</comment>
        <translation>%1 请求了中止</translation>
    </message>
    <message>
        <source>something newer could not be read</source>
        <comment>of a deployment</comment>
        <translation>有更新的状态无法读取</translation>
    </message>
</context>
<context>
    <name>models::HappeningNow</name>
    <message>
        <source>since %1, which is in the future</source>
        <comment>a time of day</comment>
        <translation>自 %1 起（晚于当前时间）</translation>
    </message>
    <message>
        <source>Waits for its beginning</source>
        <translation>等待开始</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2: %3</source>
        <comment>number, count, name</comment>
        <translation>已暂停在第 %1/%2 步：%3</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <comment>number, count, name</comment>
        <translation>第 %1/%2 步：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a status, a step</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>since %1, for %2</source>
        <comment>a time of day, a duration</comment>
        <translation>自 %1 起，已 %2</translation>
    </message>
    <message>
        <source>Waits for a decision: the analysis has found neither success nor failure.</source>
        <translation>等待人工决定：分析既未判定成功，也未判定失败。</translation>
    </message>
    <message>
        <source>Waits for approval: this step goes on when somebody resumes it.</source>
        <translation>等待批准：有人点“继续”后，此步骤才会往下执行。</translation>
    </message>
    <message>
        <source>Waits until somebody resumes it.</source>
        <translation>等待有人继续。</translation>
    </message>
    <message>
        <source>Waits for the analysis %1.</source>
        <comment>its name</comment>
        <translation>等待分析 %1 的结果。</translation>
    </message>
    <message>
        <source>The cluster says: %1</source>
        <comment>its words</comment>
        <translation>集群报告：%1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <comment>a step</comment>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Goes on by itself at %1, in %2</source>
        <comment>a time, a duration</comment>
        <translation>将于 %1 自动继续，还有 %2</translation>
    </message>
    <message>
        <source>Was to go on by itself at %1; nothing newer is known.</source>
        <comment>a time</comment>
        <translation>原定于 %1 自动继续，尚无更新的消息。</translation>
    </message>
    <message>
        <source>Paused after step %1 of %2: %3</source>
        <comment>number, count, name</comment>
        <translation>已在第 %1/%2 步之后暂停：%3</translation>
    </message>
    <message>
        <source>After step %1 of %2: %3</source>
        <comment>number, count, name</comment>
        <translation>第 %1/%2 步之后：%3</translation>
    </message>
    <message>
        <source>By its end it was over at %1, by its status it is not: which of them is right is not known.</source>
        <comment>a time</comment>
        <translation>按结束时间它已于 %1 结束，按状态则尚未结束：哪个正确未知。</translation>
    </message>
    <message>
        <source>This was the last step.</source>
        <translation>这是最后一步，已结束。</translation>
    </message>
    <message>
        <source>Whether it still goes on is not known.</source>
        <translation>不知道是否仍在进行。</translation>
    </message>
    <message>
        <source>pause requested at %1, %2 ago</source>
        <comment>a time of day, a duration</comment>
        <translation>%1 请求暂停（%2前）</translation>
    </message>
</context>
<context>
    <name>models::HistoryModel</name>
    <message>
        <source>Details</source>
        <comment>action</comment>
        <translation>详情</translation>
    </message>
    <message>
        <source>Start not known</source>
        <comment>heading of deployments</comment>
        <translation>开始时间未知</translation>
    </message>
</context>
<context>
    <name>models::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading: person</comment>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Response</source>
        <comment>heading: what the server said</comment>
        <translation>服务器响应</translation>
    </message>
</context>
<context>
    <name>models::JournalTexts</name>
    <message>
        <source>Outcome unknown</source>
        <comment>command</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>command</comment>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>command</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Accepted, waiting</source>
        <comment>command</comment>
        <translation>已接受，等待生效</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>command</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>command</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <comment>command</comment>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>command</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not received</source>
        <comment>command</comment>
        <translation>未收到</translation>
    </message>
    <message>
        <source>Never determined</source>
        <comment>command</comment>
        <translation>无法查明</translation>
    </message>
</context>
<context>
    <name>models::ListHeadings</name>
    <message>
        <source>Action</source>
        <comment>column</comment>
        <translation>操作</translation>
    </message>
    <message>
        <source>Click: sort by this. Shift+click: then by this.</source>
        <comment>a column</comment>
        <translation>单击：按此列排序。Shift+单击：再按此列排序。</translation>
    </message>
    <message>
        <source>Sorted first, descending</source>
        <comment>a column</comment>
        <translation>第一排序列，降序</translation>
    </message>
    <message>
        <source>Sorted first, ascending</source>
        <comment>a column</comment>
        <translation>第一排序列，升序</translation>
    </message>
    <message>
        <source>Sorted, descending</source>
        <comment>a column</comment>
        <translation>已按此列降序排序</translation>
    </message>
    <message>
        <source>Sorted, ascending</source>
        <comment>a column</comment>
        <translation>已按此列升序排序</translation>
    </message>
    <message>
        <source>Sorted second, descending</source>
        <comment>a column</comment>
        <translation>第二排序列，降序</translation>
    </message>
    <message>
        <source>Sorted second, ascending</source>
        <comment>a column</comment>
        <translation>第二排序列，升序</translation>
    </message>
</context>
<context>
    <name>models::LiveCard</name>
    <message>
        <source>in the future</source>
        <comment>V2.1.0 failed, by a record whose clock is wrong</comment>
        <translation>晚于当前时间</translation>
    </message>
    <message>
        <source>its time is in the future</source>
        <comment>when a version went live, or failed</comment>
        <translation>其时间晚于当前时间</translation>
    </message>
    <message>
        <source>not known what is live</source>
        <translation>无法确定在线版本</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a time</comment>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>again since %1</source>
        <comment>a time</comment>
        <translation>自 %1 起恢复</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>deployments that run</comment>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rolled back %2</source>
        <comment>a version; 3 h ago</comment>
        <translation>%1 %2 已回滚</translation>
    </message>
    <message>
        <source>%1 failed %2</source>
        <comment>a version; 3 h ago</comment>
        <translation>%1 %2 失败</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened: why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>environment, service</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>a place: not known what is live</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2 is live, %3.</source>
        <comment>a place: a version, since when</comment>
        <translation>%1：在线版本 %2，%3。</translation>
    </message>
    <message>
        <source>traffic %1</source>
        <comment>a percentage</comment>
        <translation>流量 %1</translation>
    </message>
    <message>
        <source>%1 may be live: status “%2”</source>
        <translation>%1 可能在线：状态为“%2”</translation>
    </message>
    <message>
        <source>%1 rolled back</source>
        <comment>a version</comment>
        <translation>%1 已回滚</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>a version</comment>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>began %1</source>
        <comment>3 h ago</comment>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>failed, but has all of the traffic</source>
        <translation>失败，但承载全部流量</translation>
    </message>
    <message>
        <source>has all of the traffic</source>
        <translation>承载全部流量</translation>
    </message>
    <message>
        <source>since when is not known</source>
        <comment>a version is live</comment>
        <translation>上线时间未知</translation>
    </message>
    <message>
        <source>failed, has all traffic</source>
        <translation>失败，承载全部流量</translation>
    </message>
    <message>
        <source>has all traffic</source>
        <translation>承载全部流量</translation>
    </message>
    <message>
        <source>last good: %1</source>
        <comment>a version</comment>
        <translation>上一次成功：%1</translation>
    </message>
    <message>
        <source>%1: %2 has all of the traffic, though it failed.</source>
        <comment>a place: a version</comment>
        <translation>%1：%2 部署失败，但承载全部流量。</translation>
    </message>
    <message>
        <source>%1: %2 has all of the traffic and still runs.</source>
        <comment>a place: a version</comment>
        <translation>%1：%2 仍在部署，已承载全部流量。</translation>
    </message>
    <message>
        <source>when is not known</source>
        <comment>something failed</comment>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>%1 may be live: when it began is not known</source>
        <comment>a version</comment>
        <translation>%1 可能在线：开始时间未知</translation>
    </message>
    <message>
        <source>It is not known whether %1 failed before %2 went live.</source>
        <comment>versions</comment>
        <translation>%1 的失败是在 %2 上线之前还是之后，无法确定。</translation>
    </message>
    <message>
        <source>still loading</source>
        <comment>instead of which version is live</comment>
        <translation>仍在加载</translation>
    </message>
    <message>
        <source>%1 aborted</source>
        <comment>a version</comment>
        <translation>%1 已中止</translation>
    </message>
    <message>
        <source>%1 aborted %2</source>
        <comment>a version; 3 h ago</comment>
        <translation>%1 %2 中止</translation>
    </message>
    <message>
        <source>its workload is gone</source>
        <comment>a place</comment>
        <translation>其工作负载已不存在</translation>
    </message>
    <message>
        <source>%1 may be live: its time is in the future</source>
        <comment>a version</comment>
        <translation>%1 可能在线：其时间晚于当前时间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>versions, what is not known of them</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 was deployed last and is scaled to 0: nothing serves.</source>
        <comment>a place: a version</comment>
        <translation>%1：最近部署的是 %2，已缩容到 0，没有 Pod 提供服务。</translation>
    </message>
    <message>
        <source>scaled to 0: nothing serves</source>
        <comment>a version, instead of since when</comment>
        <translation>已缩容到 0，没有 Pod 提供服务</translation>
    </message>
    <message>
        <source>scaled to 0</source>
        <comment>a version, instead of since when</comment>
        <translation>已缩容到 0</translation>
    </message>
</context>
<context>
    <name>models::LiveNowModel</name>
    <message>
        <source>live: %1</source>
        <comment>versions</comment>
        <translation>在线：%1</translation>
    </message>
    <message>
        <source>%1 (scaled to 0)</source>
        <comment>a version</comment>
        <translation>%1（已缩容到 0）</translation>
    </message>
</context>
<context>
    <name>models::LoadingState</name>
    <message>
        <source>%1 is being read from its beginning; this deployment comes after that.</source>
        <comment>a path</comment>
        <translation>正在从头读取 %1，随后读取此部署。</translation>
    </message>
    <message>
        <source>Its record, with steps, curves and log, is read from %1.</source>
        <comment>a path or an address</comment>
        <translation>正在从 %1 读取其记录，包括步骤、曲线和日志。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <comment>a deployment</comment>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Since %1, for %2.</source>
        <comment>a time of day, a duration</comment>
        <translation>自 %1 起，已用时 %2。</translation>
    </message>
</context>
<context>
    <name>models::LogDifferenceModel</name>
    <message>
        <source>Line</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次部署</translation>
    </message>
    <message>
        <source>Other run</source>
        <translation>对比部署</translation>
    </message>
</context>
<context>
    <name>models::MetricNotesText</name>
    <message>
        <source>No new values since %1: %2</source>
        <comment>time, reason</comment>
        <translation>自 %1 起没有新数值：%2</translation>
    </message>
    <message>
        <source>No values could be read: %1</source>
        <translation>无法读取数值：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more curve(s) have no room here: %1</source>
        <translation>
            <numerusform>另有 %n 条曲线此处放不下：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::MetricPointsModel</name>
    <message>
        <source>No value</source>
        <comment>of a measurement</comment>
        <translation>无数值</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Step and events</source>
        <translation>步骤与事件</translation>
    </message>
</context>
<context>
    <name>models::PauseTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>a step, what it waits for</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what it waits for, the cluster&apos;s words</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step, why it failed</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a pause, a time</comment>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>goes on by itself at %1</source>
        <comment>a pause, a time</comment>
        <translation>将于 %1 自动继续</translation>
    </message>
    <message>
        <source>workload gone</source>
        <comment>instead of a step</comment>
        <translation>工作负载已不存在</translation>
    </message>
    <message>
        <source>scaled to 0</source>
        <comment>instead of a step</comment>
        <translation>已缩容到 0</translation>
    </message>
</context>
<context>
    <name>models::PreviewCurveTexts</name>
    <message>
        <source>%1 → %2</source>
        <comment>values before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2 before %3, %4 after it</source>
        <translation>%1：%3 之前为 %2，之后为 %4</translation>
    </message>
    <message>
        <source>%1: last %2, lowest %3, highest %4</source>
        <translation>%1：最新 %2，最低 %3，最高 %4</translation>
    </message>
    <message>
        <source>%1: always %2</source>
        <comment>metric, value</comment>
        <translation>%1：始终为 %2</translation>
    </message>
    <message>
        <source>%1 to %2, last %3</source>
        <comment>values of a metric</comment>
        <translation>%1 ～ %2，最新 %3</translation>
    </message>
</context>
<context>
    <name>models::PreviewHeaderTexts</name>
    <message>
        <source>usually %1</source>
        <comment>a duration</comment>
        <translation>通常 %1</translation>
    </message>
    <message>
        <source>Requested %1</source>
        <comment>a time</comment>
        <translation>请求于 %1</translation>
    </message>
    <message>
        <source>Started %1</source>
        <comment>a time</comment>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a version</comment>
        <translation>原版本 %1</translation>
    </message>
    <message>
        <source>back to %1</source>
        <comment>a version</comment>
        <translation>回到 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>12 min ago, a time</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>models::PreviewLogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>models::PreviewLogTexts</name>
    <message>
        <source>The record has no log.</source>
        <translation>记录中没有日志。</translation>
    </message>
    <message>
        <source>Log, around this line</source>
        <translation>日志（该行前后）</translation>
    </message>
    <message>
        <source>Log, last lines</source>
        <translation>日志（最后几行）</translation>
    </message>
    <message>
        <source>Log, newest lines</source>
        <translation>日志（最新几行）</translation>
    </message>
    <message>
        <source>Log, around the failure</source>
        <translation>日志（失败处前后）</translation>
    </message>
</context>
<context>
    <name>models::PreviewReasonTexts</name>
    <message>
        <source>Rolled back manually</source>
        <translation>已人工回滚</translation>
    </message>
    <message>
        <source>Failed; the record does not say at which step</source>
        <translation>失败；记录未说明在哪一步</translation>
    </message>
    <message>
        <source>Failed at step “%1”</source>
        <translation>在步骤“%1”失败</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s) on its page</source>
        <translation>
            <numerusform>详情页另有 %n 条发现</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed; why is not known yet</source>
        <translation>失败，原因尚不清楚</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Aborted during step “%1”</source>
        <translation>已中止，当时步骤为“%1”</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
</context>
<context>
    <name>models::PreviewStepsModel</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>This run</source>
        <comment>how long a step took</comment>
        <translation>本次</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>how long a step takes</comment>
        <translation>通常</translation>
    </message>
</context>
<context>
    <name>models::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>级别</translation>
    </message>
    <message>
        <source>Place</source>
        <comment>column</comment>
        <translation>位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>column</comment>
        <translation>问题</translation>
    </message>
    <message>
        <source>Deployment</source>
        <comment>column</comment>
        <translation>部署</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>severity</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what is wrong, as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <comment>what is wrong, its place</comment>
        <translation>%1（%2）。</translation>
    </message>
</context>
<context>
    <name>models::RelatedRun</name>
    <message>
        <source>Restart of %1: open</source>
        <comment>the deployment that it began; version</comment>
        <translation>%1 的重启：打开</translation>
    </message>
    <message>
        <source>Rollback to %1: open</source>
        <comment>the deployment that it began; version</comment>
        <translation>回滚到 %1：打开</translation>
    </message>
    <message>
        <source>Begun by a restart of %1: open</source>
        <comment>version</comment>
        <translation>由重启 %1 产生：打开</translation>
    </message>
    <message>
        <source>Begun by a rollback of %1: open</source>
        <comment>version</comment>
        <translation>由回滚 %1 产生：打开</translation>
    </message>
</context>
<context>
    <name>models::RelativeTimes</name>
    <message>
        <source> (in the future)</source>
        <comment>behind a time</comment>
        <translation> (晚于当前时间)</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1小时前</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time</comment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day of this year, for QLocale</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day of any year, for QLocale</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>en_US</source>
        <comment>the locale of this translation</comment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>models::ReportTexts</name>
    <message>
        <source>Started %1</source>
        <comment>a time</comment>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <comment>a time</comment>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>The record has no steps.</source>
        <translation>记录中没有步骤。</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>部署资源</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点数</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器数</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>The record has no resources.</source>
        <translation>记录中没有资源信息。</translation>
    </message>
    <message>
        <source>Times: %1</source>
        <comment>a time zone</comment>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Live monitoring</source>
        <translation>实时监控</translation>
    </message>
    <message>
        <source>Basic information</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>As of %1</source>
        <comment>a time</comment>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>models::RollbackTargetsModel</name>
    <message>
        <source>Ran before</source>
        <translation>此前运行的版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Deployed</source>
        <comment>heading: date</comment>
        <translation>部署时间</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading: person</comment>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Marks</source>
        <comment>heading</comment>
        <translation>标记</translation>
    </message>
    <message>
        <source>Known bad since %1</source>
        <translation>自 %1 起已知有问题</translation>
    </message>
    <message>
        <source>Still deployed</source>
        <translation>仍保留在环境中</translation>
    </message>
    <message>
        <source>Successes</source>
        <comment>heading: how often</comment>
        <translation>成功次数</translation>
    </message>
</context>
<context>
    <name>models::RunChoice</name>
    <message>
        <source>%1 · %2</source>
        <comment>version, start</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>version and start, status</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>models::SideTexts</name>
    <message>
        <source>No blue environment</source>
        <translation>没有蓝环境</translation>
    </message>
    <message>
        <source>No green environment</source>
        <translation>没有绿环境</translation>
    </message>
    <message>
        <source>No new version</source>
        <translation>没有新版本</translation>
    </message>
    <message>
        <source>No old version</source>
        <translation>没有旧版本</translation>
    </message>
    <message>
        <source>Blue: not known</source>
        <translation>蓝：未知</translation>
    </message>
    <message>
        <source>Green: not known</source>
        <translation>绿：未知</translation>
    </message>
    <message>
        <source>New: not known</source>
        <translation>新版本：未知</translation>
    </message>
    <message>
        <source>Old: not known</source>
        <translation>旧版本：未知</translation>
    </message>
    <message>
        <source>Blue %1</source>
        <comment>percent of the traffic</comment>
        <translation>蓝 %1</translation>
    </message>
    <message>
        <source>Green %1</source>
        <comment>percent of the traffic</comment>
        <translation>绿 %1</translation>
    </message>
    <message>
        <source>New %1</source>
        <comment>percent of the traffic</comment>
        <translation>新版本 %1</translation>
    </message>
    <message>
        <source>Old %1</source>
        <comment>percent of the traffic</comment>
        <translation>旧版本 %1</translation>
    </message>
    <message>
        <source>Blue environment</source>
        <translation>蓝环境</translation>
    </message>
    <message>
        <source>Green environment</source>
        <translation>绿环境</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Old version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>The record has no blue environment.</source>
        <translation>记录中没有蓝环境。</translation>
    </message>
    <message>
        <source>The record has no green environment.</source>
        <translation>记录中没有绿环境。</translation>
    </message>
    <message>
        <source>The record has no resources of a new version.</source>
        <translation>记录中没有新版本的资源。</translation>
    </message>
    <message>
        <source>The record has no resources of an old version.</source>
        <translation>记录中没有旧版本的资源。</translation>
    </message>
</context>
<context>
    <name>models::StepComparisonModel</name>
    <message>
        <source>No such step</source>
        <translation>无此步骤</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>status of a step, duration</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 longer</source>
        <comment>a duration</comment>
        <translation>多 %1</translation>
    </message>
    <message>
        <source>%1 shorter</source>
        <comment>a duration</comment>
        <translation>少 %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次部署</translation>
    </message>
    <message>
        <source>Other run</source>
        <translation>对比部署</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Durations</source>
        <comment>of a step in both runs, as bars</comment>
        <translation>耗时对比</translation>
    </message>
    <message>
        <source>%1 (in the other run: %2)</source>
        <comment>names of a step</comment>
        <translation>%1（对比部署中为：%2）</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>a step of a run without any</comment>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>models::StepsModel</name>
    <message>
        <source>Current traffic: %1</source>
        <translation>当前流量：%1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>how the steps lie in time</comment>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Late: usually %1</source>
        <comment>a duration</comment>
        <translation>比往常慢：通常 %1</translation>
    </message>
    <message>
        <source>Not known when it ran</source>
        <translation>运行时间未知</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>failed here</source>
        <translation>在此失败</translation>
    </message>
    <message>
        <source>From %1, not known until when</source>
        <comment>a time</comment>
        <translation>从 %1 起，结束时间未知</translation>
    </message>
    <message>
        <source>It is behind the deployment; whether it was done or skipped was not seen.</source>
        <translation>部署已过这一步；没有看到它是完成了还是被跳过了。</translation>
    </message>
</context>
<context>
    <name>models::SummaryTexts</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rolled back</source>
        <translation>
            <numerusform>%Ln 个已回滚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln 个进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln 个成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of another status</source>
        <translation>
            <numerusform>%Ln 个其他状态</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a deployment to read it here.</source>
        <translation>选中一条部署，在此查看。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) selected</source>
        <translation>
            <numerusform>已选中 %Ln 条部署</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::TimeMarks</name>
    <message>
        <source>%1: %2</source>
        <comment>command, its state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its state, its reason</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Traffic to %1</source>
        <comment>percent</comment>
        <translation>流量调至 %1</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>日志：%1</translation>
    </message>
</context>
<context>
    <name>models::VerdictTexts</name>
    <message>
        <source>Comparing it with earlier runs…</source>
        <translation>正在与以往的部署对比…</translation>
    </message>
    <message>
        <source>Nothing unusual was found.</source>
        <translation>未发现异常。</translation>
    </message>
    <message>
        <source>Nothing unusual so far.</source>
        <translation>目前未发现异常。</translation>
    </message>
    <message>
        <source>How it goes is not known: its start is in the future.</source>
        <translation>不知道进行得如何：其开始时间晚于当前时间。</translation>
    </message>
    <message>
        <source>Whether it has ended is not known: by its status it goes on, by its end it does not.</source>
        <translation>不知道是否已结束：按状态仍在进行，按结束时间则已结束。</translation>
    </message>
    <message>
        <source>Why is not known: there is no log that could tell.</source>
        <translation>原因未知：没有日志可供判断。</translation>
    </message>
    <message>
        <source>Why is not known: no line of the log stands out.</source>
        <translation>原因未知：日志中没有可疑的行。</translation>
    </message>
    <message>
        <source>Looking for the cause in the log…</source>
        <translation>正在日志中查找原因…</translation>
    </message>
    <message>
        <source>%1 of the log has been read.</source>
        <comment>percent</comment>
        <translation>日志已读 %1。</translation>
    </message>
    <message>
        <source>While it is paused, no step is called late.</source>
        <translation>暂停期间不判断步骤是否晚了。</translation>
    </message>
    <message>
        <source>How long this step usually takes is not known.</source>
        <translation>此步骤的通常耗时未知。</translation>
    </message>
    <message>
        <source>Compared with the last good run of this strategy (%3): %1, %2</source>
        <comment>version, time, strategy</comment>
        <translation>与同一策略（%3）上一次成功的部署对比：%1，%2</translation>
    </message>
    <message>
        <source>The cluster says: %1</source>
        <comment>its words</comment>
        <translation>集群报告：%1</translation>
    </message>
    <message>
        <source>Why is not known: the log could not be read.</source>
        <translation>原因未知：日志读取失败。</translation>
    </message>
    <message>
        <source>Why is not known: the log could not be read to its end.</source>
        <translation>原因未知：日志未能读完。</translation>
    </message>
    <message>
        <source>Nothing to compare it with: no good run before it is known.</source>
        <translation>没有可对比的部署：在此之前没有已知的成功部署。</translation>
    </message>
    <message>
        <source>Its workload was deleted before it was done: more is not known.</source>
        <translation>完成之前其工作负载已被删除，其余情况未知。</translation>
    </message>
    <message>
        <source>How it goes is not known: whether it still goes on is not.</source>
        <translation>不知道进行得如何：不知道是否仍在进行。</translation>
    </message>
</context>
<context>
    <name>models::WorkloadModel</name>
    <message>
        <source>%1 %2, %3</source>
        <comment>kind, name, status</comment>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存续时间</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>异常原因</translation>
    </message>
</context>
<context>
    <name>models::WorkloadTexts</name>
    <message>
        <source>Desired %1, current %2, updated %3, ready %4, available %5</source>
        <translation>期望 %1，当前 %2，已更新 %3，就绪 %4，可用 %5</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版本</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation>设定权重</translation>
    </message>
    <message>
        <source>Actual weight</source>
        <translation>实际权重</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is wrong, the cluster&apos;s words</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Healthy</source>
        <comment>condition of a workload</comment>
        <translation>健康</translation>
    </message>
    <message>
        <source>Progressing</source>
        <comment>condition of a workload</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>condition of a workload</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Degraded</source>
        <comment>condition of a workload</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>ScaledDown</source>
        <comment>condition of a workload</comment>
        <translation>已缩容</translation>
    </message>
    <message>
        <source>ReplicaFailure</source>
        <comment>condition of a workload</comment>
        <translation>副本创建失败</translation>
    </message>
    <message>
        <source>%1, %2/%3 pods available</source>
        <comment>a condition, numbers</comment>
        <translation>%1，%2/%3 个 Pod 可用</translation>
    </message>
    <message>
        <source>revision:%1</source>
        <translation>修订版本 %1</translation>
    </message>
    <message>
        <source>%1s</source>
        <comment>age</comment>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>age</comment>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>age</comment>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>age</comment>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1y</source>
        <comment>age</comment>
        <translation>%1年</translation>
    </message>
    <message>
        <source>%1m%2s</source>
        <comment>age</comment>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>%1h%2m</source>
        <comment>age</comment>
        <translation>%1小时%2分</translation>
    </message>
    <message>
        <source>%1d%2h</source>
        <comment>age</comment>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1y%2d</source>
        <comment>age</comment>
        <translation>%1年%2天</translation>
    </message>
    <message>
        <source>container %1: %2</source>
        <comment>a name, what is wrong with it</comment>
        <translation>容器 %1：%2</translation>
    </message>
    <message>
        <source>last terminated: %1</source>
        <comment>how a container ended</comment>
        <translation>上次终止：%1</translation>
    </message>
    <message>
        <source>, signal %1</source>
        <comment>how a container ended</comment>
        <translation>，信号 %1</translation>
    </message>
    <message>
        <source>, exit code %1</source>
        <comment>how a container ended</comment>
        <translation>，退出码 %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a number of pods</comment>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>widgets::ArchiveSection</name>
    <message>
        <source>Keep what was shown on this machine</source>
        <translation>在本机保留显示过的内容</translation>
    </message>
    <message>
        <source>Forget the archive…</source>
        <translation>清除存档…</translation>
    </message>
    <message>
        <source>Size limit of the archive</source>
        <translation>存档大小上限</translation>
    </message>
    <message>
        <source>up to </source>
        <comment>a size</comment>
        <translation>最多 </translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Beyond this the oldest deployments are dropped from the archive.</source>
        <translation>超过此大小时，从最旧的部署开始移除。</translation>
    </message>
</context>
<context>
    <name>widgets::ChartMenu</name>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>另存为图片（PNG）…</translation>
    </message>
    <message>
        <source>Save as a drawing (SVG)…</source>
        <translation>另存为矢量图（SVG）…</translation>
    </message>
    <message>
        <source>Print the curve…</source>
        <translation>打印曲线…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n value(s)</source>
        <translation>
            <numerusform>已复制 %n 个数值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ChartTable</name>
    <message>
        <source>%1 as a table</source>
        <comment>name of a metric</comment>
        <translation>%1（表格）</translation>
    </message>
</context>
<context>
    <name>widgets::ChoiceButton</name>
    <message>
        <source>Opens a list to choose from</source>
        <translation>打开列表进行选择</translation>
    </message>
    <message>
        <source>Chosen instead of: %1</source>
        <translation>已选择，替代：%1</translation>
    </message>
</context>
<context>
    <name>widgets::ClearButton</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索内容</translation>
    </message>
</context>
<context>
    <name>widgets::ClosingQuestion</name>
    <message>
        <source>Save the changes?</source>
        <translation>要保存更改吗？</translation>
    </message>
    <message>
        <source>Discard the changes? They cannot be saved: there are errors in them.</source>
        <translation>要放弃更改吗？其中有错误，无法保存。</translation>
    </message>
</context>
<context>
    <name>widgets::ClusterSection</name>
    <message>
        <source>Write the reason of a command onto the object, too</source>
        <translation>把命令的原因也写到对象上</translation>
    </message>
    <message>
        <source>Namespace</source>
        <comment>of a cluster</comment>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>All that you may see</source>
        <translation>您有权查看的全部</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>shop-prod = production
A namespace without a line is its own environment.</source>
        <translation>shop-prod = production
未列出的命名空间自成一个环境。</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>kubeconfig 文件</translation>
    </message>
    <message>
        <source>What kubectl reads: KUBECONFIG, or ~/.kube/config</source>
        <translation>与 kubectl 相同：KUBECONFIG 或 ~/.kube/config</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>No kubeconfig was found.</source>
        <translation>没有找到 kubeconfig。</translation>
    </message>
    <message>
        <source>No context is in %1</source>
        <translation>%1 中没有上下文</translation>
    </message>
    <message>
        <source>All that you may see (that of the context is %1)</source>
        <translation>您有权查看的全部（该上下文的命名空间为 %1）</translation>
    </message>
</context>
<context>
    <name>widgets::ColumnsButton</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which columns the list shows</source>
        <translation>选择列表显示的列</translation>
    </message>
    <message>
        <source>Save these columns…</source>
        <translation>保存当前列…</translation>
    </message>
    <message>
        <source>Rename or delete column sets…</source>
        <translation>重命名或删除列方案…</translation>
    </message>
    <message>
        <source>Save columns</source>
        <translation>保存列方案</translation>
    </message>
    <message>
        <source>Name of these columns (existing ones of that name are replaced):</source>
        <translation>列方案名称（同名方案将被替换）：</translation>
    </message>
    <message>
        <source>Column sets</source>
        <translation>列方案</translation>
    </message>
</context>
<context>
    <name>widgets::CommandButtons</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Further commands</source>
        <translation>更多命令</translation>
    </message>
</context>
<context>
    <name>widgets::CommandChangesPanel</name>
    <message>
        <source>I have seen the changes and want to continue</source>
        <translation>我已了解以上变化，仍要执行</translation>
    </message>
    <message>
        <source>Changed while this dialog was open:</source>
        <translation>此对话框打开期间，以下内容发生了变化：</translation>
    </message>
    <message>
        <source>The server refused the command because the deployment has changed, though in nothing that is shown here. Nothing was done.</source>
        <translation>服务器拒绝了该命令：部署已发生变化（变化不在此处显示的内容中）。未执行任何操作。</translation>
    </message>
    <message>
        <source>The server refused the command because the deployment has changed. Nothing was done.</source>
        <translation>服务器拒绝了该命令：部署已发生变化。未执行任何操作。</translation>
    </message>
</context>
<context>
    <name>widgets::CommandDialog</name>
    <message>
        <source>Roll back to</source>
        <translation>回滚到</translation>
    </message>
    <message>
        <source>&amp;Reason (recorded in the journal)</source>
        <translation>原因(&amp;R)（将存入命令记录）</translation>
    </message>
    <message>
        <source>Why are you doing this?</source>
        <translation>为什么执行此操作？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This is production. To confirm, type the name of the environment: %1</source>
        <translation>这是生产环境。请输入环境名称以确认：%1</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>%1 is known to be bad here: it failed or was rolled back on %2.</source>
        <translation>%1 在此环境中已知有问题：曾于 %2 失败或被回滚。</translation>
    </message>
    <message>
        <source>%L1 of %L2 characters</source>
        <translation>已输入 %L1 个字符，最多 %L2 个</translation>
    </message>
</context>
<context>
    <name>widgets::CommandPreviewPanel</name>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Current status</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>New image</source>
        <translation>新镜像</translation>
    </message>
    <message>
        <source>Old image</source>
        <translation>旧镜像</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>traffic</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>After</source>
        <comment>traffic</comment>
        <translation>之后</translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <comment>version now, version after</comment>
        <translation>%1  →  %2</translation>
    </message>
    <message>
        <source>Traffic now</source>
        <translation>现在的流量</translation>
    </message>
    <message>
        <source>Traffic after</source>
        <translation>之后的流量</translation>
    </message>
    <message>
        <source>%1 (as of %2)</source>
        <comment>status, time</comment>
        <translation>%1（截至 %2）</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Unknown: the record does not say how it is divided.</source>
        <translation>未知：记录中没有说明流量如何分配。</translation>
    </message>
    <message>
        <source>Unknown: the record does not say which resources are those of the new version.</source>
        <translation>未知：记录没有说明哪些资源属于新版本。</translation>
    </message>
</context>
<context>
    <name>widgets::CommandTargetTable</name>
    <message>
        <source>Versions to roll back to</source>
        <translation>可回滚的版本</translation>
    </message>
</context>
<context>
    <name>widgets::CompareHeader</name>
    <message>
        <source>Copy the comparison as text</source>
        <translation>以文本复制对比结果</translation>
    </message>
    <message>
        <source>Read both runs again (F5)</source>
        <translation>重新读取两次部署 (F5)</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次部署</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <source>Open this deployment</source>
        <translation>打开此部署</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <comment>two runs</comment>
        <translation>%1 对比 %2</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>部署对比</translation>
    </message>
    <message>
        <source>%1 · last good run of this strategy</source>
        <comment>version, start and status of a run</comment>
        <translation>%1 · 同一策略上一次成功</translation>
    </message>
</context>
<context>
    <name>widgets::ComparePage</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>指标曲线</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copied the comparison</source>
        <translation>已复制对比结果</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>There is nothing to compare yet.</source>
        <translation>还没有可对比的内容。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>widgets::ComparisonTable</name>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>widgets::ConnectionBanner</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>Production</source>
        <comment>safety level</comment>
        <translation>生产</translation>
    </message>
</context>
<context>
    <name>widgets::ConnectionDialog</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A connection is a server that provides deployments and may accept commands. Add one to begin.</source>
        <translation>连接是提供部署数据并可接受命令的服务端。请先添加一个连接。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>%1 · Production</source>
        <comment>connection&apos;s name</comment>
        <translation>%1 · 生产</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: it has errors.</source>
        <translation>“%1”填写有误，无法保存。</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>connection&apos;s name</comment>
        <translation>%1（副本）</translation>
    </message>
</context>
<context>
    <name>widgets::ConnectionForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Allow sending credentials over plain http</source>
        <translation>仍允许通过明文 http 发送凭据</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Safety level</source>
        <translation>安全级别</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>safety level</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>Production: the environment&apos;s name must be typed to confirm a command</source>
        <translation>生产：执行命令前须输入环境名称</translation>
    </message>
    <message>
        <source>Read only: no commands through this connection</source>
        <translation>只读：不通过此连接执行命令</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA 证书</translation>
    </message>
    <message>
        <source>System certificates</source>
        <translation>系统证书</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>None; a PEM file if the server requires one</source>
        <translation>无；服务器要求时为 PEM 文件</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>In the certificate file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of a connection</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Server with the console&apos;s own interface (REST)</source>
        <translation>提供本控制台接口的服务器（REST）</translation>
    </message>
    <message>
        <source>Kubernetes cluster</source>
        <translation>Kubernetes 集群</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
</context>
<context>
    <name>widgets::ContextTable</name>
    <message>
        <source>Contexts</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Namespace</source>
        <comment>of a cluster</comment>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <comment>a context</comment>
        <translation>%1（当前）</translation>
    </message>
</context>
<context>
    <name>widgets::CountChip</name>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation>%1千</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln 个部署</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CredentialFields</name>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>None</source>
        <comment>credentials</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Custom header field</source>
        <translation>自定义标头字段</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Header field</source>
        <translation>标头字段</translation>
    </message>
    <message>
        <source>Secret comes from</source>
        <translation>密钥来源</translation>
    </message>
    <message>
        <source>System keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>File that only you can read</source>
        <translation>仅您可读的文件</translation>
    </message>
    <message>
        <source>Ask once per run</source>
        <translation>每次运行时询问一次</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Enter a new secret; a stored one is never shown</source>
        <translation>输入新密钥；已保存的密钥不会显示</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>widgets::CredentialsDialog</name>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Used for this run only. It is not stored anywhere.</source>
        <translation>仅用于本次运行，不会保存。</translation>
    </message>
    <message>
        <source>Use for this run</source>
        <translation>用于本次运行</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Value of the header field %1</source>
        <translation>请求头 %1 的值</translation>
    </message>
</context>
<context>
    <name>widgets::CurveComparisonPanel</name>
    <message>
        <source>Time since the &amp;start</source>
        <translation>按开始时间对齐(&amp;S)</translation>
    </message>
    <message>
        <source>Time since the first tr&amp;affic</source>
        <translation>按首次切流对齐(&amp;A)</translation>
    </message>
    <message>
        <source>A log does not tell when the traffic was switched.</source>
        <translation>有一方的日志未记录切流时间。</translation>
    </message>
    <message>
        <source>Neither run has curves.</source>
        <translation>两次部署都没有指标曲线。</translation>
    </message>
    <message>
        <source>In color: %1. In gray: %2.</source>
        <comment>two runs</comment>
        <translation>彩色：%1；灰色：%2。</translation>
    </message>
    <message>
        <source>When one of the runs began is not known.</source>
        <translation>其中一次运行何时开始不得而知。</translation>
    </message>
    <message>
        <source>The curves have no moment in common: when one of the runs began is not known, nor when its traffic was switched.</source>
        <translation>两条曲线没有共同的时刻：其中一次运行何时开始、流量何时切换均不得而知。</translation>
    </message>
</context>
<context>
    <name>widgets::DetailActions</name>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Raw JSON - %1</source>
        <translation>原始 JSON - %1</translation>
    </message>
</context>
<context>
    <name>widgets::DetailHeader</name>
    <message>
        <source>Refresh this deployment (F5)</source>
        <translation>刷新此部署 (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Raw JSON of the record</source>
        <translation>记录的原始 JSON</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>原始 JSON</translation>
    </message>
    <message>
        <source>All on one page</source>
        <translation>单页显示</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Copy the deployment ID</source>
        <translation>复制部署 ID</translation>
    </message>
    <message>
        <source>Deployment details: %1</source>
        <comment>title</comment>
        <translation>部署详情：%1</translation>
    </message>
    <message>
        <source>Deployment ID</source>
        <translation>部署 ID</translation>
    </message>
    <message>
        <source>Copied the deployment ID</source>
        <translation>已复制部署 ID</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Filter the list by</source>
        <translation>按以下条件筛选列表</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a field, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Compare with the last good run of the same strategy (Ctrl+D)</source>
        <translation>与同一策略上一次成功的部署对比 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Compare with the last good run of the same strategy</source>
        <translation>与同一策略上一次成功的部署对比</translation>
    </message>
</context>
<context>
    <name>widgets::DetailPage</name>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Basic information</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>部署进度</translation>
    </message>
    <message>
        <source>Deployment progress</source>
        <translation>部署进度</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>部署资源</translation>
    </message>
    <message>
        <source>Deployment resources</source>
        <translation>部署资源</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>实时监控</translation>
    </message>
    <message>
        <source>Live monitoring</source>
        <translation>实时监控</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>部署日志</translation>
    </message>
    <message>
        <source>Deployment log</source>
        <translation>部署日志</translation>
    </message>
    <message>
        <source>Sections of the deployment</source>
        <translation>部署详情的各部分</translation>
    </message>
</context>
<context>
    <name>widgets::DetailPanels</name>
    <message>
        <source>Ctrl+%1</source>
        <translation>Ctrl+%1</translation>
    </message>
</context>
<context>
    <name>widgets::DetailPlaces</name>
    <message>
        <source>The log says nothing of the time of this step</source>
        <translation>日志中没有该步骤期间的记录</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已不存在</translation>
    </message>
</context>
<context>
    <name>widgets::EmptyMessage</name>
    <message>
        <source>Without the time range</source>
        <translation>取消时间筛选</translation>
    </message>
    <message>
        <source>Without the search</source>
        <translation>取消搜索</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln deployment(s); the newest is of %1</source>
        <translation>
            <numerusform>显示全部 %Ln 条部署记录（最新一条：%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>No deployment is in the chosen time range.</source>
        <translation>所选时间范围内没有部署。</translation>
    </message>
    <message>
        <source>No deployment is in the time range “%1”.</source>
        <translation>时间范围“%1”内没有部署。</translation>
    </message>
    <message>
        <source>Nothing matches the search for “%1”.</source>
        <translation>没有找到与“%1”匹配的部署。</translation>
    </message>
    <message>
        <source>No deployment matches the filter</source>
        <translation>没有符合筛选条件的部署</translation>
    </message>
    <message>
        <source>No deployment meets all conditions at once.</source>
        <translation>没有部署同时满足全部条件。</translation>
    </message>
    <message>
        <source>Clear the whole filter: %1</source>
        <translation>清除全部筛选条件：%1 条</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>There are no deployments yet</source>
        <translation>暂无部署</translation>
    </message>
    <message>
        <source>The source was read and has no deployments. New ones appear here automatically.</source>
        <translation>数据源读取成功，但其中没有部署。新的部署会自动显示在此处。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a way out, how many deployments it shows</comment>
        <translation>%1：%2 条</translation>
    </message>
    <message>
        <source>The problems of each record are listed.</source>
        <translation>每条记录的问题都已列出。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln record(s) could be read</source>
        <translation>
            <numerusform>无法读取任何记录（共 %Ln 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>显示问题</translation>
    </message>
    <message>
        <source>Not only what needs me</source>
        <translation>不限于待我处理</translation>
    </message>
    <message>
        <source>The deployments are being read.</source>
        <translation>正在读取部署记录。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Nothing matches the filter so far</source>
        <translation>目前还没有符合筛选条件的部署</translation>
    </message>
    <message numerus="yes">
        <source>Still loading: %Ln deployment(s) so far.</source>
        <translation>
            <numerusform>仍在加载：目前已读取 %Ln 个部署。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you: no deployment is paused, is late, has pods that fail, or failed without having been replaced.</source>
        <translation>没有需要处理的部署：没有已暂停的、比往常慢的、有 Pod 出问题的，也没有失败后尚未被取代的部署。</translation>
    </message>
    <message>
        <source>The chosen time range ends before it begins.</source>
        <translation>所选时间范围的结束早于开始。</translation>
    </message>
</context>
<context>
    <name>widgets::EnvironmentCard</name>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点数</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器数</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>ReplicaSets and pods</source>
        <translation>ReplicaSet 与 Pod</translation>
    </message>
    <message>
        <source>New %1</source>
        <comment>version</comment>
        <translation>新版本 %1</translation>
    </message>
    <message>
        <source>Old %1</source>
        <comment>version</comment>
        <translation>旧版本 %1</translation>
    </message>
</context>
<context>
    <name>widgets::ExportDialog</name>
    <message>
        <source>Export deployments</source>
        <translation>导出部署</translation>
    </message>
    <message>
        <source>Which deployments</source>
        <translation>导出范围</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Add a UTF-8 byte order mark for spreadsheets</source>
        <translation>为电子表格添加 UTF-8 标记 (BOM)</translation>
    </message>
    <message>
        <source>Raw: leave cells that look like formulas as they are</source>
        <translation>原样输出：形似公式的单元格不作处理</translation>
    </message>
    <message>
        <source>Otherwise text that begins like a formula (=, +, -, @) is prefixed with an apostrophe, so that a spreadsheet shows it instead of running it.</source>
        <translation>否则，以公式符号（=、+、-、@）开头的文本前会加单引号，使电子表格只显示而不执行。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln deployment(s) shown</source>
        <translation>
            <numerusform>当前显示的全部 %Ln 条部署记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln selected</source>
        <translation>
            <numerusform>仅所选的 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the selection (nothing is selected)</source>
        <translation>仅所选记录（未选择）</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Versions and numbers such as 007, 1.10 and 3/4 stay text (=&quot;007&quot;), and times sort as times; the heading states their offset from UTC. For programs, use the other CSV format.</source>
        <translation>007、1.10、3/4 之类的版本和编号保持为文本（=&quot;007&quot;），时间可按时间排序；表头注明其与 UTC 的偏移。供程序读取时请使用另一种 CSV。</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (Excel, LibreOffice)</source>
        <translation>电子表格用 CSV（Excel、LibreOffice）</translation>
    </message>
    <message>
        <source>Filter and order are as shown.</source>
        <translation>按当前筛选条件和排序导出。</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>列(&amp;C)：</translation>
    </message>
    <message>
        <source>The ID is always included</source>
        <translation>始终包含 ID</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕一致</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>自选…</translation>
    </message>
    <message>
        <source>Not all of the list has been read: what is missing there will be missing in the file.</source>
        <translation>列表没有全部读取：其中缺少的，文件中也会缺少。</translation>
    </message>
    <message>
        <source>Decimal comma (12,5), and semicolons between the cells</source>
        <translation>小数用逗号（12,5），单元格之间用分号</translation>
    </message>
    <message>
        <source>As spreadsheets read CSV in German, French and many other regional settings.</source>
        <translation>德语、法语及许多其他区域设置下的电子表格就这样读取 CSV。</translation>
    </message>
</context>
<context>
    <name>widgets::FactComparisonTable</name>
    <message>
        <source>What both records say</source>
        <translation>两次部署的基本信息</translation>
    </message>
</context>
<context>
    <name>widgets::FactField</name>
    <message>
        <source>Copy the value</source>
        <translation>复制该值</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <comment>a value</comment>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Filter the list by “%1”</source>
        <comment>a value</comment>
        <translation>按“%1”筛选列表</translation>
    </message>
</context>
<context>
    <name>widgets::FieldRows</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>widgets::FilterBar</name>
    <message>
        <source>Search in ID, version, environment, executor, step</source>
        <translation>搜索 ID、版本、环境、执行人、步骤</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Search in ID, version, environment, service, executor, step</source>
        <translation>搜索 ID、版本、环境、服务、执行人、步骤</translation>
    </message>
    <message>
        <source>Also terms: status:failed env:prod by:CI version:V2.1.0 since:7d in:last-month</source>
        <translation>也可输入条件：status:failed env:生产 by:CI version:V2.1.0 since:7d in:上个月</translation>
    </message>
</context>
<context>
    <name>widgets::FilterFold</name>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>More filters (%1)</source>
        <comment>how many are in force</comment>
        <translation>更多筛选 (%1)</translation>
    </message>
    <message>
        <source>Environments, time range, and what is wanted often</source>
        <translation>环境、时间范围与常用筛选</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <comment>filters</comment>
        <translation>已生效：%1</translation>
    </message>
</context>
<context>
    <name>widgets::FindingRow</name>
    <message>
        <source>Show step</source>
        <translation>查看步骤</translation>
    </message>
    <message>
        <source>Show curve</source>
        <translation>查看曲线</translation>
    </message>
    <message>
        <source>Show log at this time</source>
        <translation>查看此刻的日志</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>在日志中查看</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button, what it shows</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show pod</source>
        <translation>查看 Pod</translation>
    </message>
</context>
<context>
    <name>widgets::FindingsPanel</name>
    <message>
        <source>Copied the findings</source>
        <translation>已复制诊断内容</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <comment>version, environment, id</comment>
        <translation>%1 %2（%3）</translation>
    </message>
    <message>
        <source>Which version gets the traffic is not known.</source>
        <translation>无法确定当前流量由哪个版本承接。</translation>
    </message>
</context>
<context>
    <name>widgets::GuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>用户手册</translation>
    </message>
    <message>
        <source>Search in the guide (Enter: next)</source>
        <translation>在手册中搜索（Enter：下一处）</translation>
    </message>
    <message>
        <source>Search in the guide</source>
        <translation>在手册中搜索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>widgets::HiddenMatchesHint</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a column, how many rows</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Found in hidden columns: %1</source>
        <translation>在隐藏的列中找到：%1</translation>
    </message>
</context>
<context>
    <name>widgets::HistoryTable</name>
    <message>
        <source>Deployments</source>
        <translation>部署列表</translation>
    </message>
</context>
<context>
    <name>widgets::HistoryTableColumns</name>
    <message>
        <source>Default columns</source>
        <translation>默认列</translation>
    </message>
    <message>
        <source>Columns by room</source>
        <translation>按宽度自动选择列</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>次要依据</translation>
    </message>
    <message>
        <source>Newest first</source>
        <comment>ties of a sort</comment>
        <translation>最新的在前</translation>
    </message>
</context>
<context>
    <name>widgets::InfoPanel</name>
    <message>
        <source>Copy information</source>
        <translation>复制信息</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Copied the basic information</source>
        <translation>已复制基本信息</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>组成</translation>
    </message>
</context>
<context>
    <name>widgets::JournalDetails</name>
    <message>
        <source>Check now</source>
        <translation>立即核实</translation>
    </message>
    <message>
        <source>Details of the command</source>
        <translation>命令详情</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who gave the command</comment>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Recorded</source>
        <comment>time</comment>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>time</comment>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>time</comment>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Based on revision</source>
        <translation>依据的修订版本</translation>
    </message>
    <message>
        <source>Command ID</source>
        <translation>命令 ID</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>服务器响应</translation>
    </message>
    <message>
        <source>It was sent once and its outcome is unknown. It is never sent again automatically. Checking reads the deployment and shows the outcome.</source>
        <translation>命令已发送一次，结果未知；系统不会自动重发。核实会读取该部署并显示命令的结果。</translation>
    </message>
    <message>
        <source>Open the connection of this command to check its outcome.</source>
        <translation>请打开此命令所属的连接以核实结果。</translation>
    </message>
</context>
<context>
    <name>widgets::JournalPage</name>
    <message>
        <source>Command journal</source>
        <translation>命令记录</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Deployment, reason, user, response…</source>
        <translation>部署、原因、操作人、服务器响应…</translation>
    </message>
    <message>
        <source>Search in the journal</source>
        <translation>搜索命令记录</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>全部结果</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln command(s)</source>
        <translation>
            <numerusform>已复制 %Ln 条命令</numerusform>
        </translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>全部连接</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>共 %Ln 条命令</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln command(s)</source>
        <translation>
            <numerusform>显示 %L1 条，共 %Ln 条命令</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln command(s) is unknown: they may have taken effect. Check before you send another one.</source>
        <translation>
            <numerusform>有 %Ln 条命令结果未知，可能已经生效。请先核实，再发送其他命令。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核实</translation>
    </message>
    <message>
        <source>No command matches the filter</source>
        <translation>没有符合筛选条件的命令</translation>
    </message>
    <message>
        <source>No commands yet</source>
        <translation>暂无命令</translation>
    </message>
    <message>
        <source>Every pause, resume and rollback is recorded here before it is sent, with its reason and its outcome.</source>
        <translation>每次暂停、继续和回滚都会在发送前记录在此，包括原因和结果。</translation>
    </message>
    <message>
        <source>The journal shows no commands.</source>
        <translation>命令记录中没有显示任何命令。</translation>
    </message>
    <message>
        <source>Journal of commands</source>
        <translation>命令记录</translation>
    </message>
</context>
<context>
    <name>widgets::JournalTable</name>
    <message>
        <source>Commands</source>
        <translation>命令列表</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>widgets::ListActions</name>
    <message>
        <source>The list shows no rows.</source>
        <translation>列表中没有行。</translation>
    </message>
    <message>
        <source>No row is selected.</source>
        <translation>未选中任何行。</translation>
    </message>
    <message>
        <source>Select the two deployments to compare.</source>
        <translation>请选中要对比的两个部署。</translation>
    </message>
    <message>
        <source>No filter was chosen before this one.</source>
        <translation>在此之前没有其他筛选条件。</translation>
    </message>
    <message>
        <source>No filter was taken back.</source>
        <translation>没有撤销过的筛选条件。</translation>
    </message>
</context>
<context>
    <name>widgets::ListFilters</name>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>The time range of your last visit, %1, is not applied.</source>
        <translation>上次使用的时间范围（%1）未生效。</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>重新使用</translation>
    </message>
    <message>
        <source>The filter was cleared.</source>
        <translation>筛选条件已清除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>widgets::ListFooter</name>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>共 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation>显示 %1 条，共 %2 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>时区：%1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Shows both deployments side by side</source>
        <translation>并排显示这两次部署</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>显示这些列</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 of %2 deployments</source>
        <comment>shown of all</comment>
        <translation>显示 %1 个部署，共 %2 个</translation>
    </message>
    <message>
        <source>%1; not all were read</source>
        <comment>a number of deployments</comment>
        <translation>%1，未全部读取</translation>
    </message>
</context>
<context>
    <name>widgets::ListHeader</name>
    <message>
        <source>Deployments</source>
        <translation>部署管理</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>显示或隐藏筛选栏</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Look for changes now (F5)</source>
        <translation>立即检查更新 (F5)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save what is shown to a file (Ctrl+E)</source>
        <translation>将当前显示的内容保存到文件 (Ctrl+E)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) could not be read</source>
        <translation>
            <numerusform>%Ln 个部署无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>problems; deployments that could not be read</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>widgets::ListPage</name>
    <message>
        <source>Deployments of %1</source>
        <comment>a source</comment>
        <translation>%1 的部署</translation>
    </message>
</context>
<context>
    <name>widgets::ListRows</name>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Export selection…</source>
        <translation>导出所选…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s) as Markdown</source>
        <translation>
            <numerusform>已复制 %Ln 行（Markdown）</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <comment>a value</comment>
        <translation>按“%1”筛选</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copied the cell</source>
        <translation>已复制单元格</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Select one deployment.</source>
        <translation>请选中一个部署。</translation>
    </message>
</context>
<context>
    <name>widgets::LiveNowStrip</name>
    <message>
        <source>Live now</source>
        <translation>当前在线</translation>
    </message>
    <message>
        <source>Which version is live in each environment, over all time</source>
        <translation>各环境当前在线的版本（不受筛选条件影响）</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <comment>cards</comment>
        <translation>
            <numerusform>显示全部 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln 个进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed last</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln 个最近失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln environment(s)</source>
        <translation>
            <numerusform>%Ln 个环境</numerusform>
        </translation>
    </message>
    <message>
        <source>Open what is live</source>
        <translation>打开在线版本的部署</translation>
    </message>
    <message>
        <source>Open what runs</source>
        <translation>打开进行中的部署</translation>
    </message>
    <message>
        <source>Open what failed last</source>
        <translation>打开最近失败的部署</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>已收起</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln 个已暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted are places (an environment, or a service in it): where something runs, is paused, or where the last deployment failed and no other one has taken its place. “Needs me” counts deployments, also those that are late.</source>
        <translation>按环境（或其中的服务）计数：正在部署的、已暂停的，以及最近一次部署失败且尚无其他部署取代的。“待我处理”按部署计数，也包括比往常慢的部署。</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>默认顺序</translation>
    </message>
</context>
<context>
    <name>widgets::LiveNowView</name>
    <message>
        <source>Live now</source>
        <translation>当前在线</translation>
    </message>
</context>
<context>
    <name>widgets::LoadBar</name>
    <message>
        <source>Progress of loading</source>
        <translation>加载进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message numerus="yes">
        <source>Loading… %Ln deployment(s)</source>
        <translation>
            <numerusform>正在加载… 已读取 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LogChooser</name>
    <message>
        <source>Follow</source>
        <translation>实时跟踪</translation>
    </message>
    <message>
        <source>Before the last restart</source>
        <translation>上次重启前</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>最近 15分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1小时</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Last %1 lines</source>
        <translation>最近 %1 行</translation>
    </message>
    <message>
        <source>Which log</source>
        <translation>选择日志</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>How many lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Events and log of the deployment</source>
        <translation>部署的事件与日志</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <comment>a pod</comment>
        <translation>%1（已不存在）</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pod 列表</translation>
    </message>
    <message>
        <source>Pods: %1</source>
        <comment>a role</comment>
        <translation>%1 的 Pod</translation>
    </message>
    <message>
        <source>The container has not been restarted.</source>
        <translation>该容器没有重启过。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>正在跟踪</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
    <message>
        <source>This is its end.</source>
        <translation>日志已到末尾。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Which logs the pods have is not known. %1</source>
        <translation>无法得知各 Pod 有哪些日志。%1</translation>
    </message>
    <message>
        <source>Only the latest %1 lines are kept here; %2 earlier ones were let go of.</source>
        <translation>此处仅保留最近 %1 行，更早的 %2 行已舍弃。</translation>
    </message>
</context>
<context>
    <name>widgets::LogDifferencePanel</name>
    <message>
        <source>Kinds of differences</source>
        <translation>差异类别</translation>
    </message>
    <message>
        <source>Lines of the logs that differ</source>
        <translation>有差异的日志</translation>
    </message>
    <message>
        <source>Click or press Enter to read the line in its log</source>
        <translation>单击或按 Enter，在日志中查看</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Other count</source>
        <translation>次数不同</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of lines, how many</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This run has no line that the other one does not have too.</source>
        <translation>本次部署没有新增的日志。</translation>
    </message>
    <message>
        <source>The other run has no line that this one does not have too.</source>
        <translation>本次部署没有缺少的日志。</translation>
    </message>
    <message>
        <source>What both runs have, they have equally often.</source>
        <translation>两次部署共有的日志，次数都相同。</translation>
    </message>
    <message>
        <source>Comparing the logs…</source>
        <translation>正在对比日志…</translation>
    </message>
    <message>
        <source>This run has not ended: what is missing may still come.</source>
        <translation>本次部署尚未结束，缺少的日志可能还会出现。</translation>
    </message>
</context>
<context>
    <name>widgets::LogOverview</name>
    <message>
        <source>Overview of the log: steps, matches, errors</source>
        <translation>日志概览：步骤、匹配、错误</translation>
    </message>
</context>
<context>
    <name>widgets::LogPanel</name>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Save the lines shown…</source>
        <translation>保存显示的行…</translation>
    </message>
    <message>
        <source>View full log</source>
        <translation>查看完整日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Show the whole entry</source>
        <translation>显示完整条目</translation>
    </message>
    <message>
        <source>No lines are selected</source>
        <translation>未选择任何行</translation>
    </message>
    <message>
        <source>Too many lines for the clipboard; save them to a file instead</source>
        <translation>行数过多，无法复制到剪贴板，请改为保存到文件</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s)</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>The log could not be read; retrying. %1</source>
        <translation>日志读取失败，正在自动重试。%1</translation>
    </message>
    <message>
        <source>The rest of the log could not be read; lines may be missing at the end. Retrying. %1</source>
        <translation>日志后续内容读取失败，末尾可能缺少若干行，正在自动重试。%1</translation>
    </message>
</context>
<context>
    <name>widgets::LogSearchBar</name>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一个匹配项 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一个匹配项 (F3)</translation>
    </message>
    <message>
        <source>Matches only</source>
        <translation>仅显示匹配</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>that match</comment>
        <translation>
            <numerusform>%n 行匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a match among all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1，正在搜索…</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n line(s) too complex for this expression</source>
        <translation>
            <numerusform>%1，%n 行对此表达式过于复杂</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>widgets::MessageBanner</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>widgets::MetricTrialPanel</name>
    <message>
        <source>Try this query</source>
        <translation>试运行此查询</translation>
    </message>
    <message>
        <source>Deployment to try with</source>
        <translation>用于试运行的部署</translation>
    </message>
    <message>
        <source>Try with</source>
        <translation>试运行对象</translation>
    </message>
    <message>
        <source>The query as it was sent</source>
        <translation>实际发送的查询</translation>
    </message>
    <message>
        <source>Values typed below (open the connection to choose one of its deployments)</source>
        <translation>使用下方输入的值（打开此连接后可选择其部署）</translation>
    </message>
    <message>
        <source>Values typed below</source>
        <translation>使用下方输入的值</translation>
    </message>
</context>
<context>
    <name>widgets::MetricsPanel</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
</context>
<context>
    <name>widgets::MetricsSection</name>
    <message>
        <source>Metrics (Prometheus)</source>
        <translation>指标（Prometheus）</translation>
    </message>
    <message>
        <source>Address of the metrics server</source>
        <translation>指标服务器地址</translation>
    </message>
    <message>
        <source>None; for example https://prometheus.example.com</source>
        <translation>无；例如 https://prometheus.example.com</translation>
    </message>
    <message>
        <source>Allow sending credentials over plain http</source>
        <translation>允许通过明文 http 发送凭据</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>租户</translation>
    </message>
    <message>
        <source>None; sent as X-Scope-OrgID (Mimir, Cortex)</source>
        <translation>无；以 X-Scope-OrgID 发送（Mimir、Cortex）</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA 证书</translation>
    </message>
    <message>
        <source>System certificates</source>
        <translation>系统证书</translation>
    </message>
    <message>
        <source>Insert queries for…</source>
        <translation>插入查询模板…</translation>
    </message>
    <message>
        <source>Add query</source>
        <translation>添加查询</translation>
    </message>
    <message>
        <source>Remove query</source>
        <translation>删除查询</translation>
    </message>
    <message>
        <source>Asking the metrics server…</source>
        <translation>正在查询指标服务器…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>widgets::NewRowsPill</name>
    <message>
        <source>Go to the top of the list (Ctrl+Home)</source>
        <translation>回到列表顶部 (Ctrl+Home)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new above</source>
        <comment>rows of the list</comment>
        <translation>
            <numerusform>上方有 %Ln 条新部署</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::NowStrip</name>
    <message>
        <source>Last command: %1</source>
        <comment>a time and a command</comment>
        <translation>最近的命令：%1</translation>
    </message>
</context>
<context>
    <name>widgets::PageActions</name>
    <message>
        <source>&amp;Undo filter</source>
        <translation>撤销筛选(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo filter</source>
        <translation>重做筛选(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Copy &amp;ID</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>刷新(&amp;E)</translation>
    </message>
    <message>
        <source>Pre&amp;view of the selected row</source>
        <translation>预览选中的行(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keyboard to the preview, and back</source>
        <translation>键盘焦点移到预览或移回(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve as PDF…</source>
        <translation>另存为 PDF(&amp;V)…</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
</context>
<context>
    <name>widgets::PercentBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>widgets::PlainLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>widgets::PluginDialog</name>
    <message>
        <source>Run a program for credentials?</source>
        <translation>运行程序以获取凭据？</translation>
    </message>
    <message>
        <source>The context “%1” gets its credentials from a program, which this kubeconfig names: %2</source>
        <translation>上下文“%1”的凭据由一个程序提供，该程序由此 kubeconfig 指定：%2</translation>
    </message>
    <message>
        <source>It runs with your rights. Allow it only if you know where this file comes from.</source>
        <translation>它会以您的权限运行。仅当您清楚此文件的来源时才允许。</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Run until the console is closed</source>
        <translation>允许，直到控制台关闭</translation>
    </message>
    <message>
        <source>Always for this file</source>
        <translation>对此文件始终允许</translation>
    </message>
    <message>
        <source>Do not run</source>
        <translation>不运行</translation>
    </message>
</context>
<context>
    <name>widgets::PreviewButtons</name>
    <message>
        <source>Show in log</source>
        <translation>在日志中查看</translation>
    </message>
    <message>
        <source>Open in a tab</source>
        <translation>在标签页中打开</translation>
    </message>
    <message>
        <source>Open its page at this line of the log</source>
        <translation>打开详情页并定位到这一行日志</translation>
    </message>
    <message>
        <source>Open its page (Enter in the list)</source>
        <translation>打开详情页（列表中按 Enter）</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <comment>a version</comment>
        <translation>与 %1 对比</translation>
    </message>
    <message>
        <source>Compare with the last good run of the same strategy before it</source>
        <translation>与它之前同一策略最近一次成功的部署对比</translation>
    </message>
</context>
<context>
    <name>widgets::PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>widgets::PreviewSplit</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Show or hide the preview of the selected row (F4)</source>
        <translation>显示或隐藏所选行的预览（F4）</translation>
    </message>
</context>
<context>
    <name>widgets::PreviewTitle</name>
    <message>
        <source>ID: %1</source>
        <translation>编号：%1</translation>
    </message>
</context>
<context>
    <name>widgets::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln problem(s)</source>
        <translation>
            <numerusform>已复制 %Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>The data has no problems.</source>
        <translation>数据没有问题。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the deployment</source>
        <translation>打开部署</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>errors, warnings</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2), the first %3 listed</source>
        <comment>problems, of each severity, how many</comment>
        <translation>%1（%2），列出前 %3 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) could not be read</source>
        <translation>
            <numerusform>%Ln 个部署无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>problems; deployments that could not be read</comment>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>widgets::ProgressPanel</name>
    <message>
        <source>The record has no steps.</source>
        <translation>记录中没有步骤。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Copy steps</source>
        <translation>复制步骤</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n step(s)</source>
        <translation>
            <numerusform>已复制 %n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the log of the step</source>
        <translation>查看该步骤的日志</translation>
    </message>
    <message>
        <source>On an axis of time from %1 to now</source>
        <translation>时间轴：从 %1 到现在</translation>
    </message>
    <message>
        <source>On an axis of time from %1 to %2</source>
        <translation>时间轴：从 %1 到 %2</translation>
    </message>
    <message>
        <source>No steps are known</source>
        <translation>没有步骤信息</translation>
    </message>
</context>
<context>
    <name>widgets::QueryTable</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>widgets::QuickButtons</name>
    <message>
        <source>Needs me</source>
        <translation>待我处理</translation>
    </message>
    <message>
        <source>Failed today</source>
        <translation>今日失败</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的部署</translation>
    </message>
    <message>
        <source>Paused or waiting to be promoted, late, or failed and not replaced by a newer deployment; whatever else is chosen</source>
        <translation>已暂停或等待晋级、超出预计时间，或失败后尚未被更新的部署取代；不受其他筛选条件影响</translation>
    </message>
    <message>
        <source>No environment is known to be production by its name</source>
        <translation>没有环境能从名称看出是生产环境</translation>
    </message>
    <message>
        <source>It is not known who you are</source>
        <translation>无法确定当前用户</translation>
    </message>
    <message>
        <source>Deployed by “%1”: the user of this connection, or of this computer</source>
        <translation>由“%1”执行的部署：此连接的用户，或本机登录用户</translation>
    </message>
    <message>
        <source>Begun today and failed, also where somebody aborted it in a cluster, or rolled back</source>
        <translation>今天开始且失败（包括在集群中被人中止的）或已回滚</translation>
    </message>
</context>
<context>
    <name>widgets::RangeCalendar</name>
    <message>
        <source>Range of days</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choose the first day</source>
        <translation>选择起始日期</translation>
    </message>
    <message>
        <source>Choose the last day</source>
        <translation>选择结束日期</translation>
    </message>
</context>
<context>
    <name>widgets::RecordProblems</name>
    <message numerus="yes">
        <source>%n problem(s) in this record</source>
        <translation>
            <numerusform>此记录有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>problem, place</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ReportPages</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>widgets::ResourcesPanel</name>
    <message>
        <source>The traffic of both environments adds up to %1, not to 100%.</source>
        <translation>两个环境的流量之和为 %1，不等于 100%。</translation>
    </message>
</context>
<context>
    <name>widgets::RunTimes</name>
    <message>
        <source>%1, usually %2</source>
        <comment>Duration: 25 min, a duration</comment>
        <translation>%1，通常 %2</translation>
    </message>
</context>
<context>
    <name>widgets::SearchField</name>
    <message>
        <source>Completions</source>
        <translation>补全选项</translation>
    </message>
</context>
<context>
    <name>widgets::SelectionPanel</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>widgets::SideBySideView</name>
    <message>
        <source>Further sections of the deployment</source>
        <translation>部署的其他部分</translation>
    </message>
</context>
<context>
    <name>widgets::StatusChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Whatever their status</source>
        <translation>不限状态</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Running and not paused; Ctrl+click adds them</source>
        <translation>进行中且未暂停；按住 Ctrl 单击可追加</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused, or waiting to be promoted; Ctrl+click adds them</source>
        <translation>已暂停或等待晋级；按住 Ctrl 单击可追加</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Ended with success; Ctrl+click adds them</source>
        <translation>已成功结束；按住 Ctrl 单击可追加</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>deployments in other states</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Pending, or in a state that only their source knows; Ctrl+click adds them</source>
        <translation>等待中，或处于只有数据源自己知道的状态；Ctrl+单击可加选</translation>
    </message>
    <message>
        <source>In the state Failed, also where somebody aborted it in a cluster, and those that were rolled back; Ctrl+click adds them</source>
        <translation>状态为失败，包括在集群中被人中止的，以及已回滚的；按住 Ctrl 单击可追加</translation>
    </message>
</context>
<context>
    <name>widgets::StatusLines</name>
    <message>
        <source>Check now</source>
        <translation>立即核实</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>widgets::StepComparisonTable</name>
    <message>
        <source>Steps of both runs</source>
        <translation>两次部署的步骤</translation>
    </message>
</context>
<context>
    <name>widgets::TextDialog</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the text</source>
        <translation>在文本中搜索</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一个匹配项 (Shift+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配项</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一个匹配项 (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>The text is long (%1): only part of it is shown. “Copy all” copies all of it.</source>
        <translation>文本较长（%1），仅显示一部分。“全部复制”会复制完整文本。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>widgets::TimeChooser</name>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90天</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Last release week</source>
        <translation>上次发布那一周</translation>
    </message>
    <message>
        <source>Days…</source>
        <translation>选日期…</translation>
    </message>
    <message>
        <source>Choose the first and the last day in a calendar</source>
        <translation>在日历中选择起止日期</translation>
    </message>
</context>
<context>
    <name>widgets::TimeRangeChip</name>
    <message>
        <source>Take back the time range (Esc)</source>
        <translation>取消时间范围（Esc）</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>时间范围：%1</translation>
    </message>
</context>
<context>
    <name>widgets::TrafficBar</name>
    <message>
        <source>Traffic split</source>
        <translation>流量分配</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>blue, green</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>widgets::VerdictLine</name>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the findings</source>
        <translation>复制诊断内容</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ViewsButton</name>
    <message>
        <source>Views</source>
        <translation>我的视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Rename or delete views…</source>
        <translation>重命名或删除视图…</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name of this view (an existing view of that name is replaced):</source>
        <translation>视图名称（同名视图将被替换）：</translation>
    </message>
    <message>
        <source>Copy the filter as text</source>
        <translation>将筛选条件复制为文本</translation>
    </message>
    <message>
        <source>Save this view with its columns…</source>
        <translation>保存当前视图及其列…</translation>
    </message>
    <message>
        <source>Group by environment</source>
        <translation>按环境分组</translation>
    </message>
</context>
<context>
    <name>widgets::ViewsDialog</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Another one has the name “%1”.</source>
        <translation>名称“%1”已被使用。</translation>
    </message>
</context>
<context>
    <name>widgets::WelcomeView</name>
    <message>
        <source>Nothing is open</source>
        <translation>没有打开任何内容</translation>
    </message>
    <message>
        <source>Deployment Console</source>
        <translation>部署控制台</translation>
    </message>
    <message>
        <source>What is live, what broke and why, and what can be done now.</source>
        <translation>线上是什么版本，哪里出了问题、为什么，现在能做什么。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>JSON or JSON Lines, compressed or not; or drop it onto the window.</source>
        <translation>JSON 或 JSON Lines，压缩与否均可；也可以直接拖到窗口中。</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>连接服务器…</translation>
    </message>
    <message>
        <source>Its deployments are followed live, if it can send events.</source>
        <translation>服务器支持事件推送时，部署会实时更新。</translation>
    </message>
    <message>
        <source>Open a cluster…</source>
        <translation>打开集群…</translation>
    </message>
    <message>
        <source>Kubernetes with Argo Rollouts or Deployments, by a kubeconfig, with your own rights.</source>
        <translation>通过 kubeconfig 打开 Kubernetes 集群（Argo Rollouts 或 Deployment），使用您自己的权限。</translation>
    </message>
    <message>
        <source>See the demonstration</source>
        <translation>查看演示</translation>
    </message>
    <message>
        <source>Made-up deployments of this program to look around in.</source>
        <translation>程序自带的虚构部署，可以随意查看。</translation>
    </message>
    <message>
        <source>Read the user guide</source>
        <translation>阅读用户手册</translation>
    </message>
    <message>
        <source>By task: what is live, why did it fail, how do I roll back.</source>
        <translation>按任务编排：线上是什么版本、为什么失败、怎样回滚。</translation>
    </message>
    <message>
        <source>The program speaks to the sources that you open, and to no one else.</source>
        <translation>程序只与您打开的数据源通信，不会联系任何其他地方。</translation>
    </message>
    <message>
        <source>Open the cluster %1</source>
        <translation>打开集群 %1</translation>
    </message>
    <message>
        <source>A context of your kubeconfig.</source>
        <translation>kubeconfig 中的上下文。</translation>
    </message>
    <message>
        <source>Another cluster…</source>
        <translation>其他集群…</translation>
    </message>
</context>
<context>
    <name>widgets::WorkloadTree</name>
    <message>
        <source>Show the log of the pod</source>
        <translation>查看此 Pod 的日志</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy all rows</source>
        <translation>复制全部行</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>No rows are selected</source>
        <translation>未选择任何行</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s)</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ZoneLabel</name>
    <message>
        <source>Times in %1</source>
        <comment>a time zone</comment>
        <translation>时区：%1</translation>
    </message>
</context>
</TS>
