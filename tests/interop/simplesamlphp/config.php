<?php
// SimpleSAMLphp as a makelaar for one test; what differs from run to run comes from the environment.

$directory = getenv('MAKELAAR_DIRECTORY');

$config = [
    'baseurlpath' => getenv('MAKELAAR_ADDRESS') . '/',
    'certdir' => "$directory/",
    'datadir' => "$directory/data/",
    'loggingdir' => "$directory/",
    'tempdir' => "$directory/tmp",
    'metadatadir' => __DIR__ . '/metadata',
    'timezone' => 'Europe/Amsterdam',
    'secretsalt' => 'of-no-use-outside-this-test',
    'auth.adminpassword' => bin2hex(random_bytes(16)),

    'enable.saml20-idp' => true,
    'module.enable' => ['core' => true, 'saml' => true, 'exampleauth' => true],
    'authproc.idp' => [],

    'logging.handler' => 'file',
    'logging.level' => SimpleSAML\Logger::INFO,
    'logging.logfile' => 'simplesamlphp.log',
    'statistics.out' => [],
    // Its metadata is signed as a makelaar's is.
    'metadata.sign.enable' => true,
    'metadata.sign.privatekey' => 'makelaar.key',
    'metadata.sign.certificate' => 'makelaar.crt',

    'store.type' => 'phpsession',
    'session.phpsession.savepath' => "$directory/sessions",
    // Plain HTTP: it never leaves this machine.
    'session.cookie.secure' => false,
    'session.cookie.samesite' => null,
    'language.cookie.secure' => false,
    'language.cookie.samesite' => null,
];
