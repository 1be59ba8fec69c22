<#
.SYNOPSIS
    Makes the set-up program for Windows on Windows itself, from the lock file.

.DESCRIPTION
    Needs Git, Python 3.11 for 64 bits (python.org; "py -3.11" must start it), and NSIS 3.08 or later.
    Nothing is installed: packages go into .venv, each checked against its hash in requirements.lock,
    and what is made into build\windows. The frozen program tries itself before it is packed.

    With -Thumbprint each program of ours is signed by that certificate of the current user's store
    (a hardware token's as well), with a time stamp, by signtool of the Windows SDK.

.PARAMETER Thumbprint
    SHA-1 thumbprint of the certificate, as certmgr shows it. Left out, nothing is signed.

.PARAMETER TimestampUrl
    RFC 3161 time stamps; a signature without one ends with the certificate.

.PARAMETER Nsis
    Folder of makensis.exe, where it is not on the path.

.EXAMPLE
    powershell -ExecutionPolicy Bypass -File installers\windows\build.ps1
#>
[CmdletBinding()]
param(
    [string] $Thumbprint = "",
    [string] $TimestampUrl = "http://timestamp.digicert.com",
    [string] $Nsis = "${env:ProgramFiles(x86)}\NSIS"
)

Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"
$root = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
Set-Location $root

function Invoke-Checked {
    # PowerShell goes on after a program that said no; this does not.
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Program ended with $LASTEXITCODE"
    }
}

if (-not [Environment]::Is64BitOperatingSystem) {
    throw "Windows of 64 bits is needed."
}
if (-not (Get-Command makensis -ErrorAction SilentlyContinue)) {
    if (-not (Test-Path (Join-Path $Nsis "makensis.exe"))) {
        throw "NSIS is missing: install it, or say where it is with -Nsis."
    }
    $env:PATH = "$Nsis;$env:PATH"
}

# Every file with the ends of lines the repository has: two builds of one commit are to be the same.
if ((git config --get core.autocrlf) -eq "true") {
    throw "Clone with 'git clone -c core.autocrlf=false', or the built files differ from other machines'."
}

$python = Join-Path $root ".venv\Scripts\python.exe"
if (-not (Test-Path $python)) {
    Invoke-Checked "py" @("-3.11", "-m", "venv", ".venv")
}
$bits = & $python -c "import struct, sys; print(sys.version_info[:2] == (3, 11) and struct.calcsize('P') * 8)"
if ($bits -ne "64") {
    throw ".venv is not of Python 3.11 for 64 bits: delete it and try again."
}
Invoke-Checked $python @(
    "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
    "--only-binary", ":all:", "--require-hashes", "--requirement", "requirements.lock"
)

$arguments = @("-m", "installers.build", "windows")
if ($Thumbprint) {
    $signtool = Get-Command signtool -ErrorAction SilentlyContinue
    if (-not $signtool) {
        throw "signtool is missing: it comes with the Windows SDK."
    }
    # What signs is a program that is given one file: the build knows no more of certificates.
    $signer = Join-Path $root "build\windows\sign.cmd"
    New-Item -ItemType Directory -Force (Split-Path $signer) | Out-Null
    $line = "@`"$($signtool.Source)`" sign /sha1 $Thumbprint /fd sha256 /tr $TimestampUrl /td sha256 %1"
    Set-Content -Path $signer -Value $line -Encoding Ascii
    $arguments += @("--sign-with", $signer)
}
$env:PYTHONUTF8 = "1"
Invoke-Checked $python $arguments

$made = Get-ChildItem (Join-Path $root "build\windows") -Filter "loket-jamsostek-*-setup.exe" |
    Sort-Object LastWriteTime | Select-Object -Last 1
if ($Thumbprint) {
    Invoke-Checked "signtool" @("verify", "/pa", $made.FullName)
}

# Tried as a clerk's machine would have it: silently in, the program's own test, silently out.
$place = Join-Path $env:TEMP "loket-jamsostek-trial"
$trial = Start-Process -FilePath $made.FullName -ArgumentList "/S", "/D=$place" -Wait -PassThru
if ($trial.ExitCode -ne 0) {
    throw "The set-up ended with $($trial.ExitCode)."
}
$report = Join-Path $root "build\windows\uji-diri-terpasang.txt"
$tested = Start-Process -FilePath (Join-Path $place "loket-jamsostek.exe") -Wait -PassThru `
    -ArgumentList "--self-test", "--data=$(Join-Path $env:TEMP 'loket-uji')", "--report=`"$report`""
Get-Content $report -Encoding UTF8
Start-Process -FilePath (Join-Path $place "uninstall.exe") -ArgumentList "/S", "_?=$place" -Wait
if ($tested.ExitCode -ne 0) {
    throw "The installed program is not well; its report stands above."
}
Write-Output "$($made.FullName): $([math]::Round($made.Length / 1MB, 1)) MiB"
